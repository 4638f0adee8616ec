/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo;

import io.github.serverlessmaven.artifact.Artifact;
import io.github.serverlessmaven.artifact.ServicePackages;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.Value;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The layers that functions have in a finished template, whoever put them there. */
final class TemplateLayers {

    private final Value.Mapping template;
    private final Map<String, Path> files;

    private TemplateLayers(Value.Mapping template, Map<String, Path> files) {
        this.template = template;
        this.files = files;
    }

    /**
     * Those of a template.
     *
     * @param packages those of the service
     * @param keys where a package is in the bucket
     */
    static TemplateLayers of(Value.Mapping template, ServicePackages packages, Function<Artifact, String> keys) {
        Map<String, Path> files = new HashMap<>();
        Stream.of(packages.layers(), packages.dependencies())
                .flatMap(layers -> layers.values().stream())
                .forEach(layer -> files.put(keys.apply(layer), layer.file()));
        return new TemplateLayers(template, files);
    }

    /** The layers of a function. */
    OfFunction of(LogicalId function) {
        Optional<Value> layers = at(template, "Resources", function.text(), "Properties", "Layers");
        if (!(layers.orElse(Value.list()) instanceof Value.Sequence references)) {
            return new OfFunction(List.of(), true);
        }
        List<Path> known = references.items().stream()
                .flatMap(reference -> file(reference).stream())
                .toList();
        return new OfFunction(known, references.items().size() > known.size());
    }

    private Optional<Path> file(Value reference) {
        return at(reference, "Ref")
                .filter(Value.Text.class::isInstance)
                .flatMap(id -> at(template, "Resources", ((Value.Text) id).text(), "Properties", "Content", "S3Key"))
                .filter(Value.Text.class::isInstance)
                .map(key -> files.get(((Value.Text) key).text()))
                .filter(Objects::nonNull);
    }

    private static Optional<Value> at(Value value, String... path) {
        Optional<Value> found = Optional.of(value);
        for (String key : path) {
            found = found.filter(Value.Mapping.class::isInstance)
                    .flatMap(mapping -> ((Value.Mapping) mapping).get(key));
        }
        return found;
    }

    /**
     * The layers of one function.
     *
     * @param known the packages of those that are published with the service
     * @param hasOthers whether there are further ones, whose content is not known
     */
    record OfFunction(List<Path> known, boolean hasOthers) {}
}
