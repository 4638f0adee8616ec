/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.rule;

import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.Value;

/** Properties that all rules of EventBridge have. */
final class RuleState {

    static final Property<Boolean> ENABLED = Property.of(
                    "enabled", Types.bool(), "Whether the rule is active.", "false")
            .orElse(true);

    /** From "PutRule" in the Amazon EventBridge API reference. */
    static final Property<String> NAME = Property.of(
            "name",
            Types.text("1 to 64 letters, digits and ._-", "[.\\-_A-Za-z0-9]{1,64}"),
            "The name of the rule.",
            "orders-placed");

    static final Property<String> DESCRIPTION =
            Property.of("description", Types.text(512), "What the rule is for.", "Orders that were placed");

    private RuleState() {}

    static Value of(PropertyValues settings) {
        return Value.of(settings.get(ENABLED).orElseThrow() ? "ENABLED" : "DISABLED");
    }
}
