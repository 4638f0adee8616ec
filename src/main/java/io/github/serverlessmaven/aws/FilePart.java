/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.aws;

import io.github.serverlessmaven.artifact.Sha256;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import software.amazon.awssdk.core.sync.RequestBody;

/**
 * A section of a file, read when it is sent.
 *
 * @param file the file
 * @param start where the section starts, in bytes
 * @param size how long it is, in bytes
 */
record FilePart(Path file, long start, long size) {

    /**
     * A section with its digest.
     *
     * @param part the section
     * @param digest of its bytes
     */
    record Digested(FilePart part, Sha256 digest) {}

    /**
     * The sections of a file in order.
     *
     * @param size of each but the last, in bytes
     * @param expected the digest of the whole file
     * @throws ServerlessException if the file has another digest
     */
    static List<Digested> divide(Path file, long size, Sha256 expected) throws IOException {
        MessageDigest whole = Sha256.algorithm();
        List<Digested> parts = new ArrayList<>();
        long length = Files.size(file);
        for (long start = 0; start < length; start += size) {
            FilePart part = new FilePart(file, start, Math.min(size, length - start));
            parts.add(new Digested(part, part.digest(whole)));
        }
        if (!Sha256.of(whole).equals(expected)) {
            throw new ServerlessException(file + " was changed since it was packaged.", "Package again.");
        }
        return parts;
    }

    /** The section's digest; its bytes are added to that of the whole file too. */
    private Sha256 digest(MessageDigest whole) throws IOException {
        MessageDigest digest = Sha256.algorithm();
        try (InputStream input = open(bytes -> {})) {
            byte[] buffer = new byte[1 << 16];
            for (int read = input.read(buffer); read >= 0; read = input.read(buffer)) {
                digest.update(buffer, 0, read);
                whole.update(buffer, 0, read);
            }
        }
        return Sha256.of(digest);
    }

    /** The section as the body of a request, which is read again if the request is repeated. */
    RequestBody body(SentBytes progress) {
        return RequestBody.fromContentProvider(() -> open(progress.of(start)), size, "application/octet-stream");
    }

    private InputStream open(LongConsumer position) {
        try {
            return new Section(
                    Channels.newInputStream(Files.newByteChannel(file).position(start)), size, position);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads up to the section's end, and says how far it is. */
    private static final class Section extends FilterInputStream {

        private final long size;
        private final LongConsumer listener;
        private long position;

        Section(InputStream file, long size, LongConsumer listener) {
            super(file);
            this.size = size;
            this.listener = listener;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (position == size) {
                return -1;
            }
            int read = super.read(buffer, offset, (int) Math.min(length, size - position));
            if (read < 0) {
                throw new EOFException("The file became shorter while it was read");
            }
            position += read;
            listener.accept(position);
            return read;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
