/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.model.ServiceSchema;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.Origin;
import io.github.serverlessmaven.template.Output;
import io.github.serverlessmaven.template.Resource;
import io.github.serverlessmaven.template.Template;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Finds for each part of a template the place in the user's files that causes it. */
final class TemplateSources {

    private final Map<String, Origin> places = new TreeMap<>();

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

    /** Adds parts of the template by their keys one by one. */
    void addAll(Map<List<String>, Origin> origins) {
        origins.forEach((keys, origin) -> add(keys.stream().reduce("", TemplateSources::pointer), Optional.of(origin)));
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
                addEntries(
                        isExtension ? "/Resources" : pointer("", section.key()),
                        ServiceSchema.RESOURCES.name() + "." + section.key(),
                        section.value());
            }
        }
    }

    private void addEntries(String pointer, String path, ConfigNode node) {
        if (node instanceof ConfigNode.Mapping mapping) {
            for (ConfigNode.Entry entry : mapping.entries()) {
                String below = pointer(pointer, entry.key());
                String pathBelow = path + "." + entry.key();
                entry.keyLocation().ifPresent(place -> places.put(below, new Origin(pathBelow, Optional.of(place))));
                addEntries(below, pathBelow, entry.value());
            }
        }
    }

    private void add(String pointer, Optional<Origin> origin) {
        origin.filter(known -> known.location().isPresent()).ifPresent(known -> places.put(pointer, known));
    }

    /** What causes a place of the template, which its keys lead to, or else the nearest place around it. */
    Optional<Origin> nearest(List<String> keys) {
        String pointer = "";
        Optional<Origin> nearest = Optional.empty();
        for (String key : keys) {
            pointer = pointer(pointer, key);
            Optional<Origin> here = Optional.ofNullable(places.get(pointer));
            nearest = here.isPresent() ? here : nearest;
        }
        return nearest;
    }

    /** A JSON pointer one key further (RFC 6901). */
    private static String pointer(String pointer, String key) {
        return pointer + "/" + key.replace("~", "~0").replace("/", "~1");
    }

    /** The places by JSON pointers. */
    Value.Mapping toValue() {
        Value.MappingBuilder value = Value.mapping();
        places.forEach((pointer, origin) -> origin.location().ifPresent(place -> value.put(pointer, place.toString())));
        return value.build();
    }
}
