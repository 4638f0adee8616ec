/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.inspect;

import java.util.Optional;

/**
 * A file in a package, or in a jar of it.
 *
 * @param path its path there, with slashes
 * @param size its bytes as they are stored, compressed or not
 * @param unpacked its bytes
 * @param checksum the CRC-32 of its bytes
 * @param platform what a library of machine code is made for, such as {@code arm64} or {@code Windows}; empty for other files
 */
public record PackagedFile(String path, long size, long unpacked, long checksum, Optional<String> platform) {

    private static final String CLASS = ".class";

    /** Whether this is a class; descriptions of modules and packages are none. */
    public boolean isClass() {
        return path.endsWith(CLASS) && !path.endsWith("module-info.class") && !path.endsWith("package-info.class");
    }

    /** Whether a class loader may find this class by its name; what a jar has for a single Java release is beside it. */
    boolean isNamedClass() {
        return isClass() && !path.startsWith("META-INF/");
    }
}
