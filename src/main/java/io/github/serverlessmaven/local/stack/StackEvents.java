/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.stack;

import io.github.serverlessmaven.deploy.port.StackEvent;
import io.github.serverlessmaven.local.state.LocalStack;
import io.github.serverlessmaven.local.state.UniqueIds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The events of a stack: those before an operation, and what is emitted in it. */
final class StackEvents {

    private static final String STACK = "AWS::CloudFormation::Stack";

    private final String stackName;
    private final UniqueIds ids;
    private final List<StackEvent> events;

    StackEvents(LocalStack stack, UniqueIds ids) {
        this.stackName = stack.name();
        this.ids = ids;
        this.events = new ArrayList<>(stack.events());
    }

    /** Emits an event of the stack itself. */
    void emit(String status, String reason) {
        emit(stackName, STACK, status, reason);
    }

    /** Emits an event of a resource; the reason may be empty. */
    void emit(String logicalId, String type, String status, String reason) {
        events.add(new StackEvent(
                ids.next(), logicalId, type, status, Optional.of(reason).filter(text -> !text.isEmpty())));
    }

    List<StackEvent> all() {
        return events;
    }
}
