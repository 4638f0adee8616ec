/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.resource;

import java.util.Locale;

/**
 * The parts from which CloudFormation generates the physical name of a resource.
 *
 * @param stack the name of the stack
 * @param logicalId of the resource
 * @param suffix twelve characters that make it unique
 */
public record GeneratedName(String stack, String logicalId, String suffix) {

    private static final int API_ID = 10;

    /** The usual form, at most 64 characters. */
    String upperCase() {
        return start(51) + "-" + suffix.toUpperCase(Locale.ROOT);
    }

    /** The form for buckets, at most 63 characters. */
    String lowerCase() {
        return (start(50) + "-" + suffix).toLowerCase(Locale.ROOT);
    }

    /** The id of an API, which has nothing of the stack in it. */
    String apiId() {
        return suffix.substring(0, API_ID).toLowerCase(Locale.ROOT);
    }

    private String start(int length) {
        String text = stack + "-" + logicalId;
        return text.length() > length ? text.substring(0, length) : text;
    }
}
