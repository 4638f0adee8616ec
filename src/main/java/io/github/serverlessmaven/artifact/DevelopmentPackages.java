/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.artifact;

import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * npm's packages that are needed for development only, as {@code package-lock.json} marks them with {@code "dev": true} (format 2
 * and 3, npm 7 and later). Without such a file nothing is known, and all packages stay.
 */
final class DevelopmentPackages {

    private static final String LOCK = "package-lock.json";

    private DevelopmentPackages() {}

    /**
     * Those among some files.
     *
     * @param files by their paths inside the package
     * @return the paths that belong to packages for development
     */
    static Set<String> among(Map<String, Path> files) {
        List<String> prefixes = new ArrayList<>();
        files.forEach((name, file) -> {
            if ((name.equals(LOCK) || name.endsWith("/" + LOCK)) && !("/" + name).contains("/node_modules/")) {
                prefixes.addAll(marked(file, name.substring(0, name.length() - LOCK.length())));
            }
        });
        return files.keySet().stream()
                .filter(name -> prefixes.stream().anyMatch(name::startsWith))
                .collect(Collectors.toSet());
    }

    private static List<String> marked(Path lock, String folder) {
        List<String> prefixes = new ArrayList<>();
        entry(read(lock), "packages")
                .ifPresent(packages -> ((Value.Mapping) packages).entries().forEach((path, value) -> {
                    if (value instanceof Value.Mapping marked && entryIsTrue(marked, "dev")) {
                        prefixes.add(folder + path + "/");
                    }
                }));
        return prefixes;
    }

    private static boolean entryIsTrue(Value.Mapping mapping, String key) {
        return Value.of(true).equals(mapping.entries().get(key));
    }

    private static Optional<Value> entry(Value value, String key) {
        return value instanceof Value.Mapping mapping
                ? Optional.ofNullable(mapping.entries().get(key)).filter(Value.Mapping.class::isInstance)
                : Optional.empty();
    }

    private static Value read(Path lock) {
        try {
            return Json.parse(Files.readString(lock), lock.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
