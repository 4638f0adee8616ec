/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.inspect;

import io.github.serverlessmaven.artifact.Archive;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Measures what fills the packages of functions. Each package is read once, whoever shares it. */
public final class PackageSizes {

    private static final Comparator<PackagePart> LARGEST_FIRST =
            Comparator.comparingLong(PackagePart::size).reversed().thenComparing(PackagePart::name);

    private final Map<String, String> coordinates;
    private final Map<Path, SizedPackage> measured = new HashMap<>();

    /**
     * Makes a measure.
     *
     * @param coordinates the Maven coordinates of jars by their file names, as far as they are known
     */
    public PackageSizes(Map<String, String> coordinates) {
        this.coordinates = Map.copyOf(coordinates);
    }

    /**
     * Measures a function's packages.
     *
     * @throws io.github.serverlessmaven.artifact.PackagingException if one cannot be read
     */
    public SizedFunction measure(FunctionPackages function) {
        List<SizedPackage> packages = Stream.concat(
                        Stream.of(measure(function.code(), false)),
                        function.layers().stream().map(layer -> measure(layer, true)))
                .toList();
        return new SizedFunction(function, packages, new Savings(function, packages).largestFirst());
    }

    private SizedPackage measure(Path file, boolean isLayer) {
        return measured.computeIfAbsent(file, zip -> {
            try (Archive archive = Archive.open(zip)) {
                List<PackagePart> parts = new PartReader(archive, coordinates)
                        .parts().stream().sorted(LARGEST_FIRST).toList();
                return new SizedPackage(zip, isLayer, zip.toFile().length(), parts);
            }
        });
    }
}
