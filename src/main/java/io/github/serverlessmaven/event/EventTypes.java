/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event;

import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.Types;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every type of event that Serverless has for AWS; one without an {@link EventSource} is left out with a warning. */
final class EventTypes {

    private static final String REMEDY =
            "Until it is, declare what invokes the function below \"resources\", and remove the event before you deploy.";

    private static final Map<String, String> KNOWN =
            Map.ofEntries(Map.entry("cloudFront", "Requests and responses at the edges of CloudFront."));

    private EventTypes() {}

    /** All types, in the order of their names: those of sources, and the others as not supported yet. */
    static List<Property<?>> with(List<EventSource<?>> sources) {
        Map<String, Property<?>> types = new TreeMap<>();
        KNOWN.forEach((type, doc) -> types.put(type, notYet(type, doc)));
        sources.forEach(source -> types.put(source.type().name(), source.type()));
        return List.copyOf(types.values());
    }

    private static Property<ConfigNode> notYet(String type, String doc) {
        return Property.of(type, Types.anything(), doc, "{enabled: true}").notYet(REMEDY);
    }
}
