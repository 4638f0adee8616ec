/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.external.Registry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file system of an image, as skopeo and tar see it. */
final class Unpacked {

    private Unpacked() {}

    static Path image(ImageLayout image, Path rootfs) throws IOException {
        Path copy = rootfs.resolveSibling(rootfs.getFileName() + "-copy");
        Registry.skopeo("copy", "oci:" + image.folder(), "dir:" + copy);
        Files.createDirectories(rootfs);
        for (ImageBlob layer : image.layers()) {
            Path blob = copy.resolve(layer.digest().replace("sha256:", ""));
            Process tar = new ProcessBuilder("tar", "-xzf", blob.toString(), "-C", rootfs.toString())
                    .inheritIO()
                    .start();
            try {
                assertThat(tar.waitFor()).isZero();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return rootfs;
    }
}
