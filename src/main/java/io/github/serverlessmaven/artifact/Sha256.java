/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A SHA-256 digest.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record Sha256(String hex) {

    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException if it is no such digest
     */
    public Sha256 {
        if (!hex.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("not a SHA-256 digest: " + hex);
        }
    }

    /** The digest of a text's UTF-8 bytes. */
    public static Sha256 of(String text) {
        return of(algorithm().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * The digest of a file's bytes.
     *
     * @throws UncheckedIOException if the file cannot be read
     */
    public static Sha256 of(Path file) {
        MessageDigest digest = algorithm();
        byte[] buffer = new byte[Content.PART];
        try (InputStream input = Files.newInputStream(file)) {
            for (int read = input.read(buffer); read >= 0; read = input.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return of(digest.digest());
    }

    /** The digest of what an {@link #algorithm} was given. */
    public static Sha256 of(MessageDigest algorithm) {
        return of(algorithm.digest());
    }

    private static Sha256 of(byte[] digest) {
        return new Sha256(HexFormat.of().formatHex(digest));
    }

    /** What computes such digests of a stream. */
    public static MessageDigest algorithm() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The digest in the form AWS Lambda gives as {@code CodeSha256}. */
    public String base64() {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
    }

    @Override
    public String toString() {
        return hex;
    }
}
