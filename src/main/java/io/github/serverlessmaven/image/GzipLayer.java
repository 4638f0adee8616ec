/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.image;

import com.jcraft.jzlib.Deflater;
import com.jcraft.jzlib.GZIPOutputStream;
import com.jcraft.jzlib.JZlib;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compresses layers, so that the same layer always gives the same bytes: with a compressor in Java of a fixed version, because what the
 * JDK's gives differs between versions and vendors, and without a time or a name in the header.
 */
final class GzipLayer {

    private static final int BUFFER = 1 << 16;

    private GzipLayer() {}

    /**
     * Compresses a tar.
     *
     * @param tar the layer
     * @param target the file that is written
     */
    static void compress(Path tar, Path target) throws IOException {
        try (InputStream input = Files.newInputStream(tar)) {
            compress(input, target);
        }
    }

    /**
     * Compresses a tar.
     *
     * @param tar the layer; is read to its end
     * @param target the file that is written
     */
    static void compress(InputStream tar, Path target) throws IOException {
        Deflater deflater = new Deflater(JZlib.Z_DEFAULT_COMPRESSION, JZlib.MAX_WBITS + 16);
        try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(target));
                GZIPOutputStream gzip = new GZIPOutputStream(file, deflater, BUFFER, false)) {
            tar.transferTo(gzip);
        }
    }
}
