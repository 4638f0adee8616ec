/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.Value;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The layers that functions have in a finished template, whoever put them there. */
final class TemplateLayers {

    private final Value.Mapping resources;
    private final Map<String, Path> packages;

    /**
     * Those of a template.
     *
     * @param packages the packages by their keys in the bucket
     */
    TemplateLayers(Value.Mapping template, Map<String, Path> packages) {
        this.resources = template.section("Resources");
        this.packages = Map.copyOf(packages);
    }

    /** The layers of a function. */
    OfFunction of(LogicalId function) {
        Value layers = resources
                .section(function.text())
                .section("Properties")
                .get("Layers")
                .orElse(Value.list());
        if (!(layers instanceof Value.Sequence references)) {
            return new OfFunction(List.of(), 1);
        }
        List<Path> known = references.items().stream()
                .flatMap(reference -> file(reference).stream())
                .toList();
        return new OfFunction(known, references.items().size() - known.size());
    }

    private Optional<Path> file(Value reference) {
        return reference instanceof Value.Mapping mapping
                ? mapping.text("Ref")
                        .flatMap(id -> resources
                                .section(id)
                                .section("Properties")
                                .section("Content")
                                .text("S3Key"))
                        .flatMap(key -> Optional.ofNullable(packages.get(key)))
                : Optional.empty();
    }

    /**
     * The layers of one function.
     *
     * @param known the packages of those that are published with the service
     * @param others how many further ones there are, whose content is not known; one for a list that only CloudFormation knows
     */
    record OfFunction(List<Path> known, int others) {}
}
