/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.failure;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A failure that is recognized by what AWS says.
 *
 * @param code its stable name, in lower case with hyphens
 * @param type what the type of the resource begins with; empty for all
 * @param reason what AWS's reason contains
 * @param remedy what to do; the names of the pattern's groups stand in braces for what they matched, commands as in {@link
 *     io.github.serverlessmaven.deploy.port.SuggestedCommands#inText}
 */
record KnownFailure(String code, String type, Pattern reason, String remedy) {

    private static final Pattern GROUP = Pattern.compile("\\{([a-z]+)}");

    static KnownFailure of(String code, String type, String reason, String remedy) {
        return new KnownFailure(code, type, Pattern.compile(reason, Pattern.CASE_INSENSITIVE | Pattern.DOTALL), remedy);
    }

    /** What to do about a resource, if it failed in this way. */
    Optional<String> remedyFor(String resourceType, String text) {
        Matcher found = reason.matcher(text);
        if (!resourceType.startsWith(type) || !found.find()) {
            return Optional.empty();
        }
        return Optional.of(GROUP.matcher(remedy)
                .replaceAll(group -> Matcher.quoteReplacement(
                        Optional.ofNullable(found.group(group.group(1))).orElse(""))));
    }
}
