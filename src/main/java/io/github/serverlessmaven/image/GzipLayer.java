/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.image;

import com.jcraft.jzlib.Deflater;
import com.jcraft.jzlib.GZIPOutputStream;
import com.jcraft.jzlib.JZlib;
import io.github.serverlessmaven.artifact.Sha256;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * Compresses layers, so that the same layer always gives the same bytes: with a compressor in Java of a fixed version, because what the
 * JDK's gives differs between versions and vendors, and without a time or a name in the header.
 */
final class GzipLayer {

    private static final int BUFFER = 1 << 16;

    private GzipLayer() {}

    /**
     * Writes a layer, compressing it unless it is compressed with gzip already.
     *
     * @param expected the digest of a layer that is not compressed
     * @param layer is read to its end; supports marks
     * @param target the file that is written
     * @throws ImageException if a layer that is not compressed has another digest
     */
    static void write(Sha256 expected, InputStream layer, Path target) throws IOException {
        if (isCompressed(layer)) {
            Files.copy(layer, target, StandardCopyOption.REPLACE_EXISTING);
            return;
        }
        MessageDigest digest = Sha256.algorithm();
        compress(new DigestInputStream(layer, digest), target);
        if (!HexFormat.of().formatHex(digest.digest()).equals(expected.hex())) {
            throw new ImageException(
                    "A layer is not the one its image names, " + expected + ".", "Build the image again.");
        }
    }

    private static boolean isCompressed(InputStream layer) throws IOException {
        layer.mark(2);
        boolean gzip = layer.read() == 0x1f && layer.read() == 0x8b; // RFC 1952
        layer.reset();
        return gzip;
    }

    /**
     * Compresses a tar.
     *
     * @param tar the layer; is read to its end
     * @param target the file that is written
     */
    private static void compress(InputStream tar, Path target) throws IOException {
        Deflater deflater = new Deflater(JZlib.Z_DEFAULT_COMPRESSION, JZlib.MAX_WBITS + 16);
        try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(target));
                GZIPOutputStream gzip = new GZIPOutputStream(file, deflater, BUFFER, false)) {
            tar.transferTo(gzip);
        }
    }
}
