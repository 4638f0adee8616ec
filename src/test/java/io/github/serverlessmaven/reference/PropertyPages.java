/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.reference;

import io.github.serverlessmaven.compile.StandardFeatures;
import io.github.serverlessmaven.model.LayerSchema;
import io.github.serverlessmaven.model.ServiceSchema;
import io.github.serverlessmaven.schema.Effect;
import io.github.serverlessmaven.schema.ObjectSchema;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The pages of all properties that have an effect. */
final class PropertyPages {

    /** Sections, which have pages for each of their properties, and events, which are no single property. */
    private static final Set<String> WITHOUT_PAGE = Set.of("provider", "functions", "layers", "functions.events");

    private PropertyPages() {}

    /** The pages of a section, in the order of its properties. */
    static List<PropertyPage> of(String section) {
        ServiceSchema schema = StandardFeatures.schema();
        return switch (section) {
            case "service" -> pages(section, List.of(), Optional.of(schema.root()));
            case "provider" ->
                pages(section, List.of(section), schema.provider().type().section());
            case "functions" -> pages(section, List.of(section, "hello"), Optional.of(schema.function()));
            default ->
                pages(
                        section,
                        List.of(section, "tools"),
                        LayerSchema.LAYERS.type().section());
        };
    }

    /** All pages of the reference. */
    static List<ReferencePage> all() {
        return Stream.<ReferencePage>concat(
                        Stream.of("service", "provider", "functions", "layers")
                                .flatMap(section -> of(section).stream()),
                        events().stream())
                .toList();
    }

    /** The pages of the types of events, in the order of their names. */
    static List<EventPage> events() {
        return StandardFeatures.events().stream()
                .map(EventPage::new)
                .sorted(Comparator.comparing(page -> page.type().name()))
                .toList();
    }

    private static List<PropertyPage> pages(String section, List<String> path, Optional<ObjectSchema> schema) {
        return schema.orElseThrow().properties().stream()
                .filter(property -> property.effect() instanceof Effect.Full)
                .filter(property ->
                        !WITHOUT_PAGE.contains(path.isEmpty() ? property.name() : section + "." + property.name()))
                .map(property -> new PropertyPage(section, path, property))
                .toList();
    }
}
