/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.stack;

import io.github.serverlessmaven.local.state.Account;
import io.github.serverlessmaven.local.state.LocalResource;
import io.github.serverlessmaven.local.state.ResourceProblem;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Value;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Refuses event source mappings that Lambda refuses, in its words. */
final class MappingCheck {

    private static final int VISIBILITY = 30;
    private static final int TIMEOUT = 3;

    private final Account account;
    private final Map<String, LocalResource> stack;

    /**
     * Makes a check.
     *
     * @param stack the resources made so far in the stack that is worked on
     */
    MappingCheck(Account account, Map<String, LocalResource> stack) {
        this.account = account;
        this.stack = stack;
    }

    /** A message must not come back while the function may still work on it. */
    void check(Value.Mapping properties, String functionName) {
        Optional<LocalResource> queue = find(
                ResourceProvisioner.QUEUE,
                each -> Values.text(properties, "EventSourceArn")
                        .equals(each.attributes().get("Arn")));
        Optional<LocalResource> function =
                find("AWS::Lambda::Function", each -> each.physicalId().equals(functionName));
        if (queue.isEmpty() || function.isEmpty()) {
            return;
        }
        int visibility = Values.number(queue.get().properties(), "VisibilityTimeout", VISIBILITY);
        int timeout = Values.number(function.get().properties(), "Timeout", TIMEOUT);
        if (visibility < timeout) {
            throw new ResourceProblem("Invalid request provided: Queue visibility timeout: " + visibility
                    + " seconds is less than Function timeout: " + timeout
                    + " seconds (Service: Lambda, Status Code: 400, Request ID: local)");
        }
    }

    private Optional<LocalResource> find(String type, Predicate<LocalResource> wanted) {
        return Stream.concat(stack.values().stream().filter(each -> each.isOf(type)), account.resources(type))
                .filter(wanted)
                .findFirst();
    }
}
