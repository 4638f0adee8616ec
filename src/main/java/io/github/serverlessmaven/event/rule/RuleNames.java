/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.rule;

import io.github.serverlessmaven.event.Event;
import io.github.serverlessmaven.event.Md5;
import io.github.serverlessmaven.event.ServiceArn;
import io.github.serverlessmaven.model.Names;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.Value;
import java.util.Optional;

/** Names of rules and their targets, as Serverless 3 makes them of the function's name and the event's position. */
final class RuleNames {

    /** From "PutRule" and "PutTargets" in the Amazon EventBridge API reference. */
    private static final int LONGEST_NAME = 64;

    /** What is left beside an MD5 sum and its hyphen. */
    private static final int BESIDE_HASH = 31;

    private RuleNames() {}

    /** The name of the rule. */
    static String rule(Event<PropertyValues> event) {
        return event.settings().get(RuleState.NAME).orElseGet(() -> shortened(defaultRule(event), suffix(event)));
    }

    /** The id of the rule's target. */
    static String target(Event<PropertyValues> event) {
        return shortened(rule(event) + "-target", "target");
    }

    /** The logical id of the rule, whatever its name. */
    static LogicalId ruleId(Event<PropertyValues> event) {
        return new LogicalId(Names.normalized(Names.alphanumeric(defaultRule(event))) + "EventBridgeRule");
    }

    /**
     * The ARN of the rule.
     *
     * @param bus its bus, unless that is the default one
     */
    static Value arn(Event<PropertyValues> event, Optional<EventBus> bus) {
        Value rule = Value.of(rule(event));
        return bus.map(present -> ServiceArn.of("events", Value.of("rule"), present.name(), rule))
                .orElseGet(() -> ServiceArn.of("events", Value.of("rule"), rule));
    }

    private static String defaultRule(Event<PropertyValues> event) {
        return event.scope().function().name() + "-" + suffix(event);
    }

    private static String suffix(Event<PropertyValues> event) {
        return "rule-" + event.position();
    }

    private static String shortened(String name, String suffix) {
        return name.length() <= LONGEST_NAME
                ? name
                : name.substring(0, BESIDE_HASH - suffix.length()) + Md5.hex(name) + "-" + suffix;
    }
}
