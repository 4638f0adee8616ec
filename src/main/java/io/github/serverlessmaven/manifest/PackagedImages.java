/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.manifest;

import java.util.List;

/**
 * The images of a deployment folder, and where they go.
 *
 * @param repository the repository of all of them
 * @param packaged the images; none if the service builds none
 */
public record PackagedImages(ImageRepository repository, List<PackagedImage> packaged) {

    private static final int SHOWN_OF_DIGEST = 16;

    /** Copies the list. */
    public PackagedImages {
        packaged = List.copyOf(packaged);
    }

    /**
     * An image of the folder.
     *
     * @param name its name in the configuration
     * @param path its OCI image layout, below the folder, with {@code /}
     * @param digest {@code sha256:} and 64 hexadecimal digits
     */
    public record PackagedImage(String name, String path, String digest) {

        /** The tag it gets. As it is made of the content, it never has to point at another image. */
        public String tag() {
            int start = digest.indexOf(':') + 1;
            return name + "-" + digest.substring(start, start + SHOWN_OF_DIGEST);
        }
    }
}
