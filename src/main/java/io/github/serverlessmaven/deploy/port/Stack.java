/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.port;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stack as it stands.
 *
 * @param id its unique id, which also names a deleted stack
 * @param name its name
 * @param status what CloudFormation did last
 * @param outputs by name
 * @param tags by key
 * @param notificationArns the topics that get its events
 * @param isProtected whether it cannot be deleted
 * @param since when CloudFormation began to do that; empty if it is not known
 */
public record Stack(
        String id,
        String name,
        StackStatus status,
        Map<String, String> outputs,
        Map<String, String> tags,
        List<String> notificationArns,
        boolean isProtected,
        Optional<Instant> since) {

    private static final Pattern ARN = Pattern.compile("^arn:[^:]+:cloudformation:[^:]*:([0-9]{12}):");

    /** Copies the maps. */
    public Stack {
        outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
        tags = Map.copyOf(tags);
        notificationArns = List.copyOf(notificationArns);
    }

    /** The status in words, after "is": {@code in status UPDATE_IN_PROGRESS since 2026-11-30 14:03:12 UTC}. */
    public String statusText() {
        return "in status " + status
                + since.map(time -> " since " + Clock.text(time)).orElse("");
    }

    /** The account that the stack's ARN names, 12 digits; empty for a stack that has no ARN. */
    public Optional<String> account() {
        return Optional.of(ARN.matcher(id)).filter(Matcher::find).map(found -> found.group(1));
    }
}
