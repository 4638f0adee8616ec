/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.model;

import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.Types;
import java.util.List;

/** What the provider's section says about events that are not available. */
public final class EventSettings {

    /** Properties of the provider's section. */
    static final List<Property<?>> PROVIDER = List.of(Property.of(
                    "cloudFront",
                    ObjectSchema.of(List.of(Property.of(
                            "cachePolicies",
                            Types.map("a name", "[\\s\\S]+", TemplateTypes.value()),
                            "Cache policies, by names to which \"cloudFront\" events refer.",
                            "{}"))),
                    "Events of CloudFront.",
                    "{cachePolicies: {}}")
            .withoutEffect("Events of CloudFront are not available here."));

    private EventSettings() {}
}
