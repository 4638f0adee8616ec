/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.manifest;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How CloudFormation treats the stack, beside its template.
 *
 * @param tags the configured tags of the stack
 * @param parameters the configured values of the template's parameters; empty for one that keeps its value
 * @param notificationArns the topics that get the stack's events
 * @param rollback the alarms that roll a deployment back
 * @param keepFailures whether a failed deployment is left as it is and not rolled back
 * @param policy which resources may be updated, as JSON in one line; empty if the stack keeps the policy it has
 * @param role the ARN of the role in which CloudFormation works; the caller's rights hold if empty
 * @param deletionProtection whether the stack cannot be deleted; empty if that stays as it is
 * @param changes how CloudFormation is asked to change it
 */
public record StackOptions(
        Map<String, String> tags,
        Map<String, Optional<String>> parameters,
        List<String> notificationArns,
        RollbackAlarms rollback,
        boolean keepFailures,
        Optional<String> policy,
        Optional<String> role,
        Optional<Boolean> deletionProtection,
        ChangeOptions changes) {

    /** Nothing configured. */
    public static final StackOptions NONE = new StackOptions(
            Map.of(),
            Map.of(),
            List.of(),
            RollbackAlarms.UNCHANGED,
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            ChangeOptions.STANDARD);

    /** Copies the collections. */
    public StackOptions {
        tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        notificationArns = List.copyOf(notificationArns);
    }

    /** The same with other values of parameters. */
    public StackOptions withParameters(Map<String, Optional<String>> values) {
        return new StackOptions(
                tags, values, notificationArns, rollback, keepFailures, policy, role, deletionProtection, changes);
    }

    /** The same, asked for in another way. */
    StackOptions withChanges(ChangeOptions others) {
        return new StackOptions(
                tags, parameters, notificationArns, rollback, keepFailures, policy, role, deletionProtection, others);
    }
}
