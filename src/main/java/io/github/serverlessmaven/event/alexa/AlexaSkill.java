/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.alexa;

import io.github.serverlessmaven.event.Event;
import io.github.serverlessmaven.event.EventSource;
import io.github.serverlessmaven.model.Delivery;
import io.github.serverlessmaven.model.EventShape;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.TemplateFragment;
import java.util.List;

/** Requests of an Alexa skill: the permission for the skill to invoke the function. */
public final class AlexaSkill implements EventSource<AlexaPermission> {

    private static final EventShape REQUEST = EventShape.of("a request of a skill");

    private static final Property<AlexaPermission> TYPE = Property.of(
            "alexaSkill",
            Types.deferred(() -> AlexaPermission.TYPE),
            "Requests of an Alexa skill.",
            "amzn1.ask.skill.12345678-1234");

    @Override
    public Property<AlexaPermission> type() {
        return TYPE;
    }

    @Override
    public List<Delivery> deliveries(Event<AlexaPermission> event) {
        return List.of(event.delivery(REQUEST));
    }

    @Override
    public TemplateFragment contribute(Event<AlexaPermission> event) {
        return event.settings()
                .of(event, event.id("LambdaPermissionAlexaSkill" + event.number()), "alexa-appkit.amazon.com");
    }
}
