/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy;

import io.github.serverlessmaven.template.Value;
import java.util.List;

/**
 * The images of a deployment folder, and where they go.
 *
 * @param repository the repository of all of them
 * @param images the images
 */
public record PackagedImages(RepositoryOptions repository, List<PackagedImage> images) {

    private static final int SHOWN_OF_DIGEST = 16;

    /** Copies the list. */
    public PackagedImages {
        images = List.copyOf(images);
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
        String tag() {
            int start = digest.indexOf(':') + 1;
            return name + "-" + digest.substring(start, start + SHOWN_OF_DIGEST);
        }
    }

    /** As JSON of the manifest. */
    Value.Mapping toValue() {
        return Value.mapping()
                .put("repository", repository.toValue())
                .put(
                        "packaged",
                        new Value.Sequence(images.stream()
                                .<Value>map(image -> Value.mapping()
                                        .put("name", image.name())
                                        .put("path", image.path())
                                        .put("digest", image.digest())
                                        .put("tag", image.tag())
                                        .build())
                                .toList()))
                .build();
    }

    static PackagedImages of(JsonFields fields) {
        return new PackagedImages(
                RepositoryOptions.of(fields.section("repository")),
                fields.items("packaged").stream()
                        .map(image -> new PackagedImage(image.text("name"), image.text("path"), image.text("digest")))
                        .toList());
    }
}
