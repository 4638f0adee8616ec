/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.variable;

import java.util.Optional;

/**
 * What the variables that need AWS ask it. Every method may throw a {@link io.github.serverlessmaven.diagnostic.ServerlessException}
 * when AWS cannot be asked or refuses; it becomes a diagnostic of the variable. What does not exist is empty, never an exception.
 */
public interface CloudLookup {

    /** The id of the account whose credentials are used: twelve digits (STS GetCallerIdentity). */
    String accountId();

    /** The value of a stack's output (CloudFormation DescribeStacks); empty if there is no such stack or output. */
    Optional<String> stackOutput(String region, String stack, String output);

    /** An object's text (S3 GetObject), as UTF-8; empty if there is no such key. */
    Optional<String> object(String region, String bucket, String key);

    /**
     * A parameter (SSM GetParameter); empty if there is none.
     *
     * @param decrypt whether a secure string is asked for in clear
     */
    Optional<Parameter> parameter(String region, String name, boolean decrypt);

    /**
     * A parameter's value.
     *
     * @param value the text; the items of a list are separated by commas
     * @param type what the text is
     */
    record Parameter(String value, ParameterType type) {}

    /** The types of SSM parameters. */
    enum ParameterType {
        /** {@code String}. */
        TEXT,
        /** {@code StringList}. */
        LIST,
        /** {@code SecureString}. */
        SECURE
    }
}
