/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.image;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;

/** Holds an image against what Lambda takes. */
final class ImageLimit {

    /** 10 GB with all layers unpacked ("Lambda quotas"). */
    private static final long LARGEST = 10L << 30;

    private static final double GIGABYTE = 1 << 30;

    private ImageLimit() {}

    /**
     * Refuses an image that is too large.
     *
     * @param name its name
     * @throws ImageException if Lambda would not take it
     */
    static void check(String name, ImageLayout image) {
        long size = image.layers().stream()
                .mapToLong(layer -> Math.max(layer.size(), unpacked(image.file(layer))))
                .sum();
        if (size > LARGEST) {
            throw new ImageException(
                    String.format(
                            Locale.ROOT,
                            "The image %s unpacks to %.1f GB, but Lambda takes 10 GB.",
                            name,
                            size / GIGABYTE),
                    "Leave out what is not needed, or choose a smaller base image.");
        }
    }

    /** What the last four bytes of a gzip file say (RFC 1952): the size modulo 4 GB. */
    private static long unpacked(Path layer) {
        try (RandomAccessFile file = new RandomAccessFile(layer.toFile(), "r")) {
            file.seek(Math.max(0, file.length() - Integer.BYTES));
            return Integer.toUnsignedLong(Integer.reverseBytes(file.readInt()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
