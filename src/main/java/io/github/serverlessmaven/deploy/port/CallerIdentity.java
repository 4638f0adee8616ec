/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.port;

/**
 * Whom the credentials belong to.
 *
 * @param account the id of the account, 12 digits
 * @param arn the ARN of the user or role session
 */
public record CallerIdentity(String account, String arn) {

    /** The last part of the ARN, such as {@code user/jane} or {@code assumed-role/deployer/ci}. */
    public String name() {
        return arn.substring(arn.lastIndexOf(':') + 1);
    }
}
