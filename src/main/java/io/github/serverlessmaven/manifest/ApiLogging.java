/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.manifest;

import java.util.Optional;

/**
 * Whether APIs of the service write logs for which Amazon API Gateway needs a role of the account.
 *
 * @param needsRole whether the account must have one
 * @param role the ARN of the one to set if it has none, in which <code>${AWS::AccountId}</code> and its like may stand; the one of
 *     Serverless if empty
 */
public record ApiLogging(boolean needsRole, Optional<String> role) {

    /** No API writes such logs, or the role is not this deployment's to set. */
    public static final ApiLogging NONE = new ApiLogging(false, Optional.empty());
}
