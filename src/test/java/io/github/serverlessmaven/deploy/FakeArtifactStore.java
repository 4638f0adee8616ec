/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy;

import io.github.serverlessmaven.artifact.Sha256;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;

/** Buckets in memory, as one: keys stand behind the bucket's name. */
final class FakeArtifactStore implements ArtifactStore {

    final TreeMap<String, Sha256> objects = new TreeMap<>();
    int uploads;

    @Override
    public boolean contains(String bucket, String key) {
        return objects.containsKey(bucket + "/" + key);
    }

    @Override
    public void upload(String bucket, String key, Path file, Sha256 digest) {
        uploads++;
        objects.put(bucket + "/" + key, Sha256.of(file));
    }

    @Override
    public int deleteAll(String bucket, String prefix) {
        int before = objects.size();
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
