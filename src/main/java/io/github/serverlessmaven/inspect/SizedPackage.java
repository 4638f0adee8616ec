/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.inspect;

import java.nio.file.Path;
import java.util.List;

/**
 * A zip and what fills it.
 *
 * @param file the zip
 * @param isLayer whether it is a layer
 * @param size its bytes
 * @param parts its parts, the largest first
 */
public record SizedPackage(Path file, boolean isLayer, long size, List<PackagePart> parts) {

    /** Copies the parts. */
    public SizedPackage {
        parts = List.copyOf(parts);
    }

    /** Its file's name. */
    public String name() {
        return String.valueOf(file.getFileName());
    }

    /** Its bytes when Lambda has unzipped it. */
    public long unzipped() {
        return parts.stream().mapToLong(PackagePart::unzipped).sum();
    }

    /** What the zip's own directory takes, beside the parts. */
    public long overhead() {
        return size - parts.stream().mapToLong(PackagePart::size).sum();
    }
}
