/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.diagnostic.Location;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.model.ServiceSchema;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.Origin;
import io.github.serverlessmaven.template.Output;
import io.github.serverlessmaven.template.Resource;
import io.github.serverlessmaven.template.Template;
import io.github.serverlessmaven.template.Value;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Finds for each part of a template the place in the user's files that causes it. */
final class TemplateSources {

    private final Map<String, String> places = new TreeMap<>();

    /** Adds the resources and outputs of a generated template. */
    void addGenerated(Template template) {
        for (Resource resource : template.resources().values()) {
            add(pointer("/Resources", resource.id().text()), resource.origin());
        }
        for (Output output : template.outputs().values()) {
            add(pointer("/Outputs", output.id().text()), output.origin());
        }
    }

    /** Adds the properties of a Lambda function. */
    void addProperties(LogicalId function, Map<String, Origin> origins) {
        String properties = pointer("/Resources", function.text()) + "/Properties";
        origins.forEach((name, origin) -> add(pointer(properties, name), Optional.of(origin)));
    }

    /** Adds the user's own CloudFormation, which takes precedence over what is generated. */
    void addUsers(Service service) {
        service.root().node(ServiceSchema.RESOURCES).ifPresent(this::addUsers);
    }

    private void addUsers(ConfigNode resources) {
        if (resources instanceof ConfigNode.Sequence parts) {
            parts.items().forEach(this::addUsers);
        } else if (resources instanceof ConfigNode.Mapping sections) {
            for (ConfigNode.Entry section : sections.entries()) {
                boolean isExtension = section.key().equals(UserTemplate.EXTENSIONS);
                addEntries(isExtension ? "/Resources" : pointer("", section.key()), section.value());
            }
        }
    }

    private void addEntries(String pointer, ConfigNode node) {
        if (node instanceof ConfigNode.Mapping mapping) {
            for (ConfigNode.Entry entry : mapping.entries()) {
                String below = pointer(pointer, entry.key());
                entry.keyLocation().ifPresent(place -> places.put(below, place.toString()));
                addEntries(below, entry.value());
            }
        }
    }

    private void add(String pointer, Optional<Origin> origin) {
        origin.flatMap(Origin::location).map(Location::toString).ifPresent(place -> places.put(pointer, place));
    }

    /** A JSON pointer one key further (RFC 6901). */
    private static String pointer(String pointer, String key) {
        return pointer + "/" + key.replace("~", "~0").replace("/", "~1");
    }

    /** The places by JSON pointers. */
    Value.Mapping toValue() {
        Value.MappingBuilder value = Value.mapping();
        places.forEach(value::put);
        return value.build();
    }
}
