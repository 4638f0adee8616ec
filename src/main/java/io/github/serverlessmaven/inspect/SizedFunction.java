/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.inspect;

import java.util.List;
import java.util.stream.Stream;

/**
 * A function, and what fills its package and its layers.
 *
 * @param function whose packages these are
 * @param packages its own zip first, then its layers
 * @param savings what it could do without, the largest first
 */
public record SizedFunction(FunctionPackages function, List<SizedPackage> packages, List<Saving> savings) {

    /** What Lambda unzips at most for a function with its layers, in bytes: 250 MB ("Lambda quotas"). */
    public static final long LARGEST = 250L << 20;

    /** What Lambda takes at most in a request, in bytes: 50 MB ("Lambda quotas"); larger zips come from S3, as here. */
    public static final long LARGEST_REQUEST = 50L << 20;

    /** How many layers a function may have ("Lambda quotas"). */
    public static final int MOST_LAYERS = 5;

    /** Copies the lists. */
    public SizedFunction {
        packages = List.copyOf(packages);
        savings = List.copyOf(savings);
    }

    /** The parts of all its packages. */
    public Stream<PackagePart> parts() {
        return packages.stream().flatMap(each -> each.parts().stream());
    }

    /** Bytes of its zip and layers. */
    public long size() {
        return packages.stream().mapToLong(SizedPackage::size).sum();
    }

    /** Bytes of its zip and layers when Lambda has unzipped them. */
    public long unzipped() {
        return packages.stream().mapToLong(SizedPackage::unzipped).sum();
    }

    /** Whether other functions see the same files in the same way. */
    public boolean isLike(SizedFunction other) {
        return function.isLike(other.function);
    }
}
