/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.port;

import io.github.serverlessmaven.image.ImageLayout;
import io.github.serverlessmaven.manifest.ImageRepository;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Container images in an account's region. Every method throws {@link io.github.serverlessmaven.diagnostic.ServerlessException} when the
 * other side refuses the request or cannot be reached.
 */
public interface ImageRegistry {

    /**
     * The image a tag points at now.
     *
     * @param account the account the registry belongs to, 12 digits
     * @param repository the repository's name
     * @return {@code sha256:} and 64 hexadecimal digits; empty if there is no such repository or image
     */
    Optional<String> digest(String account, String repository, String tag);

    /**
     * Whether a repository has an image.
     *
     * @param account the account the registry belongs to, 12 digits; that of the credentials if empty
     * @param repository the repository's name; there need not be one
     * @param digest {@code sha256:} and 64 hexadecimal digits
     */
    boolean contains(Optional<String> account, String repository, String digest);

    /**
     * Brings a repository of a stack's own to its settings, or makes it; of another one makes sure that it is there.
     *
     * @param stackName the stack
     * @param tags what it is tagged with, if it is the stack's own
     */
    void prepare(ImageRepository repository, String stackName, Map<String, String> tags);

    /**
     * Pushes what is missing of an image, its manifest last.
     *
     * @param repository is there
     * @param tag the tag it gets
     * @return how many bytes were sent; 0 if the image was there
     */
    long push(ImageRepository repository, ImageLayout image, String tag);

    /**
     * Deletes the repository of a stack's own, with all images in it.
     *
     * @param name the repository's name
     * @param stackName the stack
     */
    Removal delete(String name, String stackName);

    /**
     * The images of a repository of the account.
     *
     * @param repository the repository's name; none if there is no such repository
     */
    List<StoredImage> list(String repository);

    /**
     * Deletes images from a repository of the account; those that are not there are not missed.
     *
     * @param digests each {@code sha256:} and 64 hexadecimal digits
     */
    void delete(String repository, Set<String> digests);

    /**
     * An image of a repository.
     *
     * @param digest {@code sha256:} and 64 hexadecimal digits
     * @param pushed when it came
     */
    record StoredImage(String digest, Instant pushed) {}

    /** What became of a repository that was to be deleted. */
    enum Removal {
        /** It is deleted. */
        DELETED,
        /** There is none. */
        ABSENT,
        /** It belongs to another stack and was left alone. */
        OF_ANOTHER_STACK,
        /** These credentials may not look whether there is one. */
        FORBIDDEN
    }
}
