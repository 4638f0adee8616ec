/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.image;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageLimitTest {

    @TempDir
    Path folder;

    @Test
    void anImageOfMoreThanTenGigabytesIsRefused() throws IOException {
        ImageBlob gigabytes = layer(3L << 30);
        assertThatCode(() -> ImageLimit.check("app", image(gigabytes, 3))).doesNotThrowAnyException();
        assertThatThrownBy(() -> ImageLimit.check("app", image(gigabytes, 4)))
                .isInstanceOf(ImageException.class)
                .hasMessage("The image app unpacks to 12.0 GB, but Lambda takes 10 GB.");
    }

    private ImageLayout image(ImageBlob layer, int times) {
        return new ImageLayout(folder, layer, layer, Collections.nCopies(times, layer));
    }

    /** The end of a gzip file, which tells the size. */
    private ImageBlob layer(long unpacked) throws IOException {
        String digest = "sha256:" + "0".repeat(64);
        Path file = ImageLayout.file(folder, digest);
        Files.createDirectories(file.getParent());
        Files.write(
                file,
                new byte[] {(byte) unpacked, (byte) (unpacked >> 8), (byte) (unpacked >> 16), (byte) (unpacked >> 24)});
        return new ImageBlob(ImageLayout.LAYER_TYPE, digest, Integer.BYTES);
    }
}
