/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import io.github.serverlessmaven.model.LayerSchema;
import io.github.serverlessmaven.model.Names;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.model.ServiceLayer;
import io.github.serverlessmaven.template.LogicalId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The logical ids of the resources that are generated for a service.
 *
 * @param known those that are known
 * @param open the beginnings of those whose ends depend on the packages
 */
record GeneratedIds(Set<String> known, List<String> open) {

    /** All ids of a finished template. */
    static GeneratedIds of(Collection<LogicalId> ids) {
        return new GeneratedIds(texts(ids.stream()), List.of());
    }

    /**
     * The ids of a service of which nothing is packaged yet.
     *
     * @param ids those of everything but layers
     */
    static GeneratedIds beforePackaging(Collection<LogicalId> ids, Service service) {
        Names names = service.names();
        Set<String> known = texts(ids.stream());
        List<String> open = new ArrayList<>();
        service.functions()
                .forEach(
                        function -> open.add(names.versionId(function.key(), "").text()));
        known.removeIf(id -> open.stream().anyMatch(id::startsWith));
        for (ServiceLayer layer : service.layers()) {
            known.add(names.layerId(layer.key()).text());
            open.add(names.layerId(layer.key()).text());
            layer.settings()
                    .get(LayerSchema.ALLOWED_ACCOUNTS)
                    .orElse(List.of())
                    .forEach(account -> open.add(
                            names.layerPermissionId(layer.key(), account).text()));
        }
        open.add(names.dependenciesPrefix());
        return new GeneratedIds(known, open);
    }

    private static Set<String> texts(Stream<LogicalId> ids) {
        return ids.map(LogicalId::text).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Whether a resource of this id is generated, or may be once everything is packaged. */
    boolean mayContain(String id) {
        return known.contains(id) || open.stream().anyMatch(id::startsWith);
    }
}
