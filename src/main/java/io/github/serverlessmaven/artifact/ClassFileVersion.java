/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;

/** The Java release that a class file was compiled for (Java Virtual Machine Specification, section 4.1). */
public final class ClassFileVersion {

    /** How many bytes of a class file hold its version. */
    public static final int HEAD = 8;

    private static final int MAGIC = 0xCAFEBABE;
    private static final int MAJOR = 6;

    /** Version 45 is Java 1, 52 is Java 8. */
    private static final int VERSION_BEFORE_JAVA_1 = 44;

    private ClassFileVersion() {}

    /**
     * The release.
     *
     * @param head the first bytes of the file, {@link #HEAD} of them if it has so many
     * @return empty if these are not the bytes of a class file
     */
    public static OptionalInt release(byte[] head) {
        ByteBuffer bytes = ByteBuffer.wrap(head);
        return head.length < HEAD || bytes.getInt() != MAGIC
                ? OptionalInt.empty()
                : OptionalInt.of(Short.toUnsignedInt(bytes.getShort(MAJOR)) - VERSION_BEFORE_JAVA_1);
    }

    /**
     * The release of a file.
     *
     * @return empty if it is not a class file
     * @throws UncheckedIOException if it cannot be read
     */
    public static OptionalInt release(Path file) {
        try (InputStream content = Files.newInputStream(file)) {
            return release(content.readNBytes(HEAD));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
