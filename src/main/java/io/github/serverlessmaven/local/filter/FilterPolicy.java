/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.filter;

import io.github.serverlessmaven.local.state.ResourceProblem;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.util.Optional;

/**
 * Which messages of a topic a subscription gets. See "Amazon SNS subscription filter policies" in the Amazon SNS developer guide. Safe for
 * use by several threads.
 */
public final class FilterPolicy {

    private final EventPattern pattern;
    private final boolean readsBody;

    private FilterPolicy(EventPattern pattern, boolean readsBody) {
        this.pattern = pattern;
        this.readsBody = readsBody;
    }

    /**
     * The policy of a subscription; without one it gets every message.
     *
     * @param subscription the properties of {@code AWS::SNS::Subscription}
     * @throws ResourceProblem if AWS would refuse it
     */
    public static FilterPolicy of(Value.Mapping subscription) {
        Value policy = subscription
                .get("FilterPolicy")
                .filter(value -> !(value instanceof Value.Null))
                .orElse(Value.Mapping.EMPTY);
        return new FilterPolicy(
                EventPattern.of(policy),
                !policy.equals(Value.Mapping.EMPTY)
                        && Values.text(subscription, "FilterPolicyScope").equals("MessageBody"));
    }

    /**
     * Whether the subscription gets a message.
     *
     * @param attributes by name, each with its {@code Type} and {@code Value} as text
     * @param body the message; with the scope {@code MessageBody} one that is not a JSON object is not accepted
     */
    public boolean accepts(Value.Mapping attributes, String body) {
        if (!readsBody) {
            return pattern.matches(attributes.mapValues(attribute -> typed(Values.asMapping(attribute))));
        }
        return Json.tryParse(body)
                .filter(Value.Mapping.class::isInstance)
                .map(Values::asMapping)
                .filter(pattern::matches)
                .isPresent();
    }

    private static Value typed(Value.Mapping attribute) {
        String text = Values.text(attribute, "Value");
        String type = Values.text(attribute, "Type");
        boolean isJson = type.equals("Number") || type.startsWith("Number.") || type.equals("String.Array");
        return (isJson ? Json.tryParse(text) : Optional.<Value>empty()).orElseGet(() -> Value.of(text));
    }
}
