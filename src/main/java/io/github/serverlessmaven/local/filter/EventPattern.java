/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.filter;

import io.github.serverlessmaven.local.state.ResourceProblem;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import software.amazon.event.ruler.Machine;

/**
 * A pattern that JSON matches or not, in the language of EventBridge: values, {@code prefix}, {@code suffix}, {@code anything-but},
 * {@code numeric}, {@code exists}, {@code cidr}, {@code wildcard}, {@code equals-ignore-case} and {@code $or}. See "Comparison operators
 * for use in event patterns" in the Amazon EventBridge user guide. Safe for use by several threads.
 */
public final class EventPattern {

    private static final String RULE = "rule";

    private final Machine machine;
    private final boolean matchesAll;

    private EventPattern(Machine machine, boolean matchesAll) {
        this.machine = machine;
        this.matchesAll = matchesAll;
    }

    /**
     * A pattern; an empty one matches everything.
     *
     * @param pattern a mapping, or its JSON as text
     * @throws ResourceProblem if AWS would refuse it
     */
    public static EventPattern of(Value pattern) {
        String json = pattern instanceof Value.Text text ? text.text() : Json.compact(pattern);
        Machine machine = Machine.builder().build();
        if (Json.tryParse(json).filter(Value.Mapping.EMPTY::equals).isPresent()) {
            return new EventPattern(machine, true);
        }
        try {
            machine.addRule(RULE, json);
        } catch (Exception e) { // declared by the library; of what it throws only the message counts
            throw new ResourceProblem("Event pattern is not valid. Reason: " + firstLine(e) + " in " + json);
        }
        return new EventPattern(machine, false);
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("it cannot be read");
    }

    /** Whether an event matches. */
    public boolean matches(Value.Mapping event) {
        if (matchesAll) {
            return true;
        }
        try {
            return !machine.rulesForJSONEvent(Json.compact(event)).isEmpty();
        } catch (Exception e) { // declared by the library, which reads the event that was written a line above
            throw new IllegalStateException(e);
        }
    }
}
