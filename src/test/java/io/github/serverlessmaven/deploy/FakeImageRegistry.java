/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy;

import io.github.serverlessmaven.deploy.port.ImageRegistry;
import io.github.serverlessmaven.image.ImageLayout;
import io.github.serverlessmaven.manifest.ImageRepository;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Images by their tags, and the repositories that hold them. */
final class FakeImageRegistry implements ImageRegistry {

    final Map<String, ImageRepository> repositories = new LinkedHashMap<>();
    final Map<String, String> digests = new LinkedHashMap<>();
    final List<StoredImage> stored = new ArrayList<>();
    final List<String> calls = new ArrayList<>();
    Removal removal = Removal.ABSENT;

    @Override
    public Optional<String> digest(String account, String repository, String tag) {
        return Optional.ofNullable(digests.get(tag));
    }

    @Override
    public boolean contains(Optional<String> account, String repository, String digest) {
        return digests.containsValue(digest);
    }

    @Override
    public void prepare(ImageRepository repository, String stackName, Map<String, String> tags) {
        calls.add("prepare " + repository.name());
        repositories.put(repository.name(), repository);
    }

    @Override
    public long push(ImageRepository repository, ImageLayout image, String tag) {
        calls.add("push " + tag);
        return image.digest().equals(digests.put(tag, image.digest())) ? 0 : image.size();
    }

    @Override
    public List<StoredImage> list(String repository) {
        return List.copyOf(stored);
    }

    @Override
    public void delete(String repository, Set<String> digests) {
        calls.add("delete " + String.join(" ", new TreeSet<>(digests)));
        stored.removeIf(image -> digests.contains(image.digest()));
    }

    @Override
    public Removal delete(String name, String stackName) {
        calls.add("delete " + name);
        return removal;
    }
}
