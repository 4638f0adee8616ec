/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import io.github.serverlessmaven.aws.AwsSettings;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where queues and streams are read for functions of this machine.
 *
 * @param isAccount whether it is the AWS account that a deployment would go to
 * @param endpoint the address of a server in its place
 */
public record SourceOptions(boolean isAccount, Optional<URI> endpoint) {

    /** Nowhere else. */
    public static final SourceOptions NONE = new SourceOptions(false, Optional.empty());

    private static final String NAME = "serverless.local.sources";

    /**
     * The options as a parameter of a goal; null stands for one that is not given.
     *
     * @throws ServerlessException if the text is neither {@code aws} nor an address
     */
    public static SourceOptions of(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return NONE;
        }
        if (text.strip().equals("aws")) {
            return new SourceOptions(true, Optional.empty());
        }
        if (!text.contains("://")) {
            throw new ServerlessException(
                    NAME + " must be aws or the address of a server, but is \"" + text + "\".",
                    "Write aws, or an address with http:// or https://, such as http://127.0.0.1:4566.");
        }
        return new SourceOptions(false, Optional.of(AwsSettings.endpoint(NAME, text)));
    }

    /** Whether there are any. */
    boolean areOn() {
        return isAccount || endpoint.isPresent();
    }
}
