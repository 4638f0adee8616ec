/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.failure;

import java.util.Optional;

/**
 * Why something failed.
 *
 * @param code the kind of failure, such as {@code missing-permission}; empty for one that is not known
 * @param logicalId the resource; the stack's name if the stack itself failed
 * @param type the resource's type
 * @param status such as {@code CREATE_FAILED}
 * @param reason what AWS says, without identifiers of requests and without the values of environment variables
 * @param place where the user's files cause it, as {@code file:line:column}
 * @param remedy what to do
 */
public record Explanation(
        Optional<String> code,
        String logicalId,
        String type,
        String status,
        String reason,
        Optional<String> place,
        Optional<String> remedy) {

    /** The failure in one line, after its place. */
    public String line() {
        return place.map(where -> where + ": ").orElse("") + logicalId + " (" + type + ") " + status + ": " + reason;
    }
}
