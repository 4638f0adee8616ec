/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.alexa;

import io.github.serverlessmaven.event.Event;
import io.github.serverlessmaven.model.TemplateTypes;
import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyType;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.TemplateFragment;
import io.github.serverlessmaven.template.Value;
import java.util.List;

/**
 * A skill that may invoke a function.
 *
 * @param appId the skill's id
 * @param enabled whether it may
 */
record AlexaPermission(Value appId, boolean enabled) {

    private static final PropertyType<Value> TOKEN = TemplateTypes.textOrIntrinsic(
            Types.text("the id of a skill: 1 to 256 letters, digits and ._-", "[a-zA-Z0-9._-]{1,256}"));

    private static final Property<Value> APP_ID =
            Property.of("appId", TOKEN, "The id of the skill.", "amzn1.ask.skill.12345678-1234");

    private static final Property<Boolean> ENABLED = Property.of(
                    "enabled", Types.bool(), "Whether the skill may invoke the function.", "false")
            .orElse(true);

    /** The id of a skill, or a mapping that holds it. */
    static final PropertyType<AlexaPermission> TYPE = Types.either(
            TOKEN.map(id -> new AlexaPermission(id, true)),
            ObjectSchema.of(List.of(APP_ID, ENABLED))
                    .requiring(APP_ID)
                    .map(values -> new AlexaPermission(
                            values.get(APP_ID).orElse(Value.NULL),
                            values.get(ENABLED).orElseThrow())));

    /** The permission; nothing while the skill is switched off. */
    TemplateFragment of(Event<AlexaPermission> event, LogicalId id, String principal) {
        return enabled
                ? TemplateFragment.EMPTY.withResource(event.target()
                        .permission(id, "lambda:InvokeFunction", principal, Value.mapping("EventSourceToken", appId)))
                : TemplateFragment.EMPTY;
    }
}
