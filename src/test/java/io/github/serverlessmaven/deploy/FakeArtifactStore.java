/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy;

import io.github.serverlessmaven.artifact.Sha256;
import io.github.serverlessmaven.deploy.port.ArtifactStore;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.manifest.BucketOptions;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/** Buckets in memory, as one: keys stand behind the bucket's name. */
final class FakeArtifactStore implements ArtifactStore {

    final TreeMap<String, Sha256> objects = new TreeMap<>();
    final Map<String, String> texts = new HashMap<>();
    final Set<String> buckets = new HashSet<>();
    final Deque<String> uploaded = new ArrayDeque<>();
    BucketOptions.Encryption encryption = BucketOptions.Encryption.NONE;
    final Set<String> owners = new HashSet<>();
    int uploads;

    /** Uploads wait until as many have started. */
    CountDownLatch together = new CountDownLatch(0);

    /** What uploads of a key fail with. */
    final Map<String, ServerlessException> refusals = new HashMap<>();

    @Override
    public void requireUsable(String bucket) {
        if (!buckets.contains(bucket)) {
            throw new ServerlessException("There is no bucket " + bucket + ".", "");
        }
    }

    @Override
    public ArtifactStore encrypting(BucketOptions.Encryption wanted) {
        encryption = wanted;
        return this;
    }

    @Override
    public ArtifactStore ownedBy(String account) {
        owners.add(account);
        return this;
    }

    @Override
    public List<String> newestKeys(String bucket, String prefix) {
        return Stream.concat(uploaded.stream(), objects.keySet().stream())
                .distinct()
                .filter(key -> objects.containsKey(key) && key.startsWith(bucket + "/" + prefix))
                .map(key -> key.substring(bucket.length() + 1))
                .toList();
    }

    @Override
    public synchronized boolean contains(String bucket, String key) {
        return objects.containsKey(bucket + "/" + key);
    }

    @Override
    public void upload(String bucket, String key, Path file, Sha256 digest, LongConsumer sent) {
        awaitOthers();
        if (refusals.containsKey(key)) {
            throw refusals.get(key);
        }
        record(bucket, key, digest);
    }

    private void awaitOthers() {
        together.countDown();
        try {
            if (!together.await(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("uploads do not run at the same time");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private synchronized void record(String bucket, String key, Sha256 digest) {
        uploads++;
        uploaded.addFirst(bucket + "/" + key);
        objects.put(bucket + "/" + key, digest);
    }

    @Override
    public Optional<String> read(String bucket, String key) {
        return Optional.ofNullable(texts.get(bucket + "/" + key));
    }

    @Override
    public void write(String bucket, String key, String text) {
        String place = bucket + "/" + key;
        texts.put(place, text);
        uploaded.remove(place);
        uploaded.addFirst(place);
        objects.put(place, Sha256.of(text));
    }

    @Override
    public int deleteAll(String bucket, String prefix) {
        int before = objects.size();
        texts.keySet().removeIf(key -> key.startsWith(bucket + "/" + prefix));
        objects.keySet().removeIf(key -> key.startsWith(bucket + "/" + prefix));
        return before - objects.size();
    }

    @Override
    public List<String> keysOutside(String bucket, String prefix, int limit) {
        return objects.keySet().stream()
                .filter(key -> key.startsWith(bucket + "/"))
                .map(key -> key.substring(bucket.length() + 1))
                .filter(key -> !key.startsWith(prefix))
                .limit(limit)
                .toList();
    }
}
