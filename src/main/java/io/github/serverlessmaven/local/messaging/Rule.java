/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.messaging;

import io.github.serverlessmaven.local.filter.EventPattern;
import io.github.serverlessmaven.local.state.LocalResource;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Value;
import java.util.List;

/** A rule of a bus. */
final class Rule {

    private static final String DEFAULT_BUS = "default";

    private final LocalResource resource;

    Rule(LocalResource resource) {
        this.resource = resource;
    }

    /** The name of a bus, given by its name or its ARN; {@code default} for no text. */
    static String busName(String text) {
        return text.isEmpty() ? DEFAULT_BUS : text.substring(text.indexOf('/') + 1);
    }

    String name() {
        return resource.physicalId();
    }

    String arn() {
        return resource.attributes().getOrDefault("Arn", name());
    }

    String bus() {
        return busName(Values.text(resource.properties(), "EventBusName"));
    }

    boolean isEnabled() {
        return !Values.text(resource.properties(), "State").equals("DISABLED");
    }

    /** Whether it waits for events, not only for a time. */
    boolean hasPattern() {
        return resource.properties().get("EventPattern").isPresent();
    }

    /** Whether it is enabled and its pattern matches; a rule with a schedule only matches nothing. */
    boolean matches(Value.Mapping event) {
        return isEnabled()
                && resource.properties()
                        .get("EventPattern")
                        .filter(pattern -> EventPattern.of(pattern).matches(event))
                        .isPresent();
    }

    List<Value.Mapping> targets() {
        return Values.items(resource.properties(), "Targets").stream()
                .map(Values::asMapping)
                .toList();
    }
}
