/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.stack;

import io.github.serverlessmaven.local.filter.EventPattern;
import io.github.serverlessmaven.local.filter.FilterCriteria;
import io.github.serverlessmaven.local.filter.FilterPolicy;
import io.github.serverlessmaven.local.state.ResourceProblem;
import io.github.serverlessmaven.template.Value;

/** Refuses the patterns that AWS refuses when it makes a rule, a subscription or an event source mapping. */
final class PatternCheck {

    private PatternCheck() {}

    /**
     * Checks the patterns of a resource.
     *
     * @throws ResourceProblem if AWS would refuse one
     */
    static void check(String type, Value.Mapping properties) {
        switch (type) {
            case "AWS::Events::Rule" -> properties.get("EventPattern").ifPresent(EventPattern::of);
            case "AWS::SNS::Subscription" -> FilterPolicy.of(properties);
            case "AWS::Lambda::EventSourceMapping" -> FilterCriteria.of(properties);
            default -> {
                // has no patterns
            }
        }
    }
}
