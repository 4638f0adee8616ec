/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy;

import java.util.Optional;

/** Container images in an account's region. Every method throws ServerlessException when the other side says no or cannot be reached. */
public interface ImageRegistry {

    /**
     * The image a tag points at now.
     *
     * @param account the account the registry belongs to, 12 digits
     * @param repository the repository's name
     * @return {@code sha256:} and 64 hexadecimal digits; empty if there is no such repository or image
     */
    Optional<String> digest(String account, String repository, String tag);
}
