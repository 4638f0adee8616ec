/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.image;

import io.github.serverlessmaven.artifact.AtomicFile;
import io.github.serverlessmaven.artifact.Sha256;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * Base images that were downloaded, kept for later builds of all projects: {@code blobs/sha256} as in an OCI layout, and {@code images}
 * with what each name meant when it was last asked. Parts appear whole or not at all, so that builds may share it at the same time.
 *
 * @param folder where it lies
 */
record BaseCache(Path folder) {

    /** A part of an image, if it is there. */
    Optional<Path> find(String digest) {
        return Optional.of(file(digest)).filter(Files::isRegularFile);
    }

    private Path file(String digest) {
        return folder.resolve("blobs").resolve(digest.replace(':', '/'));
    }

    /**
     * Adds a part.
     *
     * @param download writes it
     * @throws ImageException if the folder cannot be written, or what was written is something else
     */
    Path add(String digest, Download download) {
        Path target = file(digest);
        try {
            return AtomicFile.write(
                            target,
                            draft -> {
                                try (OutputStream out = new CacheStream(Files.newOutputStream(draft))) {
                                    download.writeTo(out);
                                }
                            },
                            downloaded -> {
                                if (!digest.equals(ImageLayout.digest(downloaded.digest()))) {
                                    throw new ImageException(
                                            "What was downloaded as " + digest + " has another digest.", "Try again.");
                                }
                            })
                    .file();
        } catch (UncheckedIOException e) {
            throw unwritable(Objects.requireNonNull(e.getCause()));
        }
    }

    private ImageException unwritable(IOException e) {
        return new ImageException(
                "The cache of base images " + folder + " cannot be written: " + e.getMessage() + ".",
                "Make room or give it back, or choose another folder with -Dserverless.image.cache.",
                e);
    }

    /** What a name meant when it was last asked. */
    Optional<Value.Mapping> remembered(String name, Platform platform) {
        Path file = memory(name, platform);
        try {
            return Files.isRegularFile(file)
                            && Json.parse(Files.readString(file), file.toString()) instanceof Value.Mapping mapping
                    ? Optional.of(mapping)
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Remembers what a name means.
     *
     * @throws ImageException if the folder cannot be written
     */
    void remember(String name, Platform platform, Value.Mapping meaning) {
        Path file = memory(name, platform);
        try {
            AtomicFile.write(file, draft -> Files.writeString(draft, Json.compact(meaning)));
        } catch (UncheckedIOException e) {
            throw unwritable(Objects.requireNonNull(e.getCause()));
        }
    }

    private Path memory(String name, Platform platform) {
        return folder.resolve("images").resolve(Sha256.of(name + " " + platform).hex() + ".json");
    }

    /** Writes a part. */
    @FunctionalInterface
    interface Download {
        /** Writes it to a stream, which stays open. */
        void writeTo(OutputStream out);
    }

    /** A failure to write, which is not one of the registry. */
    static final class UnwritableCacheException extends IOException {

        private static final long serialVersionUID = 1L;

        UnwritableCacheException(IOException cause) {
            super(cause.getMessage(), cause);
        }
    }

    /** A part's file, whose failures are known from those of the registry. */
    static final class CacheStream extends FilterOutputStream {

        CacheStream(OutputStream file) {
            super(file);
        }

        @Override
        public void write(byte[] buffer, int offset, int length) throws IOException {
            try {
                out.write(buffer, offset, length);
            } catch (IOException e) {
                throw new UnwritableCacheException(e);
            }
        }
    }
}
