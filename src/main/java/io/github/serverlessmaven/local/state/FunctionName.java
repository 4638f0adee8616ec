/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.state;

import java.util.Optional;

/**
 * How callers name a function: by name, by partial or full ARN, each with a version or alias or without.
 *
 * @param name the function's name
 * @param qualifier the version or alias; the newest code without it
 */
public record FunctionName(String name, Optional<String> qualifier) {

    private static final String IN_ARN = ":function:";

    /** Reads a name, a partial ARN or an ARN, with a qualifier or without. */
    public static FunctionName parse(String text) {
        int at = text.indexOf(IN_ARN);
        String rest = at < 0 ? text : text.substring(at + IN_ARN.length());
        int colon = rest.indexOf(':');
        return colon < 0
                ? new FunctionName(rest, Optional.empty())
                : new FunctionName(rest.substring(0, colon), Optional.of(rest.substring(colon + 1)));
    }

    /** The name as callers write it. */
    @Override
    public String toString() {
        return name + qualifier.map(text -> ":" + text).orElse("");
    }
}
