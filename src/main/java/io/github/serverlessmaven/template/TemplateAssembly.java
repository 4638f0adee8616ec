/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.template;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts a template together. What several parts of the configuration give alike is written once; different things under one logical id
 * are a problem of the configuration, reported with both causes.
 */
public final class TemplateAssembly {

    /** Two different resources or outputs that would have one logical id. */
    public static final DiagnosticCode COLLIDING_LOGICAL_IDS = new DiagnosticCode(
            "COLLIDING_LOGICAL_IDS", "Two parts of the configuration give different things under one logical id.");

    private final Map<LogicalId, Resource> resources = new LinkedHashMap<>();
    private final Map<LogicalId, Output> outputs = new LinkedHashMap<>();
    private final Diagnostics diagnostics;

    /**
     * Makes an empty template.
     *
     * @param diagnostics receives collisions
     */
    public TemplateAssembly(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** Adds resources; of those that collide with others the first stays. */
    public void addResources(List<Resource> added) {
        for (Resource resource : added) {
            Resource first = resources.putIfAbsent(resource.id(), resource);
            if (first != null && !first.isSameAs(resource)) {
                collide("resource", resource.id(), first.origin(), resource.origin());
            }
        }
    }

    /** Adds outputs; of those that collide with others the first stays. */
    public void addOutputs(List<Output> added) {
        for (Output output : added) {
            Output first = outputs.putIfAbsent(output.id(), output);
            if (first != null && !first.isSameAs(output)) {
                collide("output", output.id(), first.origin(), output.origin());
            }
        }
    }

    private void collide(String kind, LogicalId id, Optional<Origin> first, Optional<Origin> second) {
        String other = first.map(origin -> origin + " gives too").orElse("the service has already");
        Origin place = second.or(() -> first)
                .orElseThrow(() -> new IllegalStateException("two " + kind + "s have the logical id " + id));
        diagnostics.error(
                COLLIDING_LOGICAL_IDS,
                place.location(),
                place.path(),
                "gives a " + kind + " with the logical id " + id + ", which " + other + ", with other properties",
                "Rename one of them: logical ids keep only the letters and digits of names.");
    }

    /** The template. */
    public Template template(String description) {
        return new Template(description, resources, outputs);
    }
}
