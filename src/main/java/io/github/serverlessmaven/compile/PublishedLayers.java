/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import io.github.serverlessmaven.artifact.Sha256;
import io.github.serverlessmaven.model.Names;
import io.github.serverlessmaven.template.Intrinsic;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.Resource;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The layers of the service, and how functions refer to them: {@code {Ref: <Key>LambdaLayer}} means the newest version, under whatever
 * logical id it stands.
 *
 * @param layers the layers
 * @param dependencies the layer of libraries of each function that has one, by the function's key
 * @param names the service's names
 */
record PublishedLayers(List<PublishedLayer> layers, Map<String, PublishedLayer> dependencies, Names names) {

    /** Copies the list. */
    PublishedLayers {
        layers = List.copyOf(layers);
        dependencies = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(dependencies));
    }

    /** All that are published, each once. */
    Collection<PublishedLayer> all() {
        Map<LogicalId, PublishedLayer> all = new LinkedHashMap<>();
        for (Collection<PublishedLayer> some : List.of(layers, dependencies.values())) {
            for (PublishedLayer layer : some) {
                all.putIfAbsent(layer.version().id(), layer);
            }
        }
        return all.values();
    }

    /**
     * A function's properties, with references to layers whose versions stay led to the newest version, and with the layer of its
     * libraries on top.
     *
     * @param key the function's key
     */
    Value.Mapping resolve(String key, Value.Mapping function) {
        List<Value> layers = new ArrayList<>();
        if (function.get("Layers").orElse(Value.NULL) instanceof Value.Sequence references) {
            references
                    .items()
                    .forEach(reference -> layers.add(find(reference)
                            .<Value>map(layer -> Intrinsic.ref(layer.version().id()))
                            .orElse(reference)));
        }
        Optional.ofNullable(dependencies.get(key))
                .ifPresent(layer -> layers.add(Intrinsic.ref(layer.version().id())));
        return layers.isEmpty() ? function : function.with("Layers", new Value.Sequence(layers));
    }

    /** What a version of a function captures of the layers it refers to, in the form of Serverless 3. */
    CapturedLayers capturedBy(Value.Mapping function, Function<Resource, Value.Mapping> finished) {
        if (!(function.get("Layers").orElse(Value.NULL) instanceof Value.Sequence references)) {
            return CapturedLayers.NONE;
        }
        List<PublishedLayer> used = references.items().stream()
                .map(this::find)
                .flatMap(Optional::stream)
                .toList();
        return new CapturedLayers(
                used.stream()
                        .sorted(Comparator.comparing(PublishedLayers::sortedAs))
                        .map(layer -> layer.artifact().digest())
                        .toList(),
                used.stream()
                        .map(layer -> configuration(layer, finished.apply(layer.version())))
                        .toList());
    }

    private Optional<PublishedLayer> find(Value reference) {
        return all().stream()
                .filter(layer -> reference.equals(
                                Intrinsic.ref(names.layerId(layer.layer().key())))
                        || reference.equals(Intrinsic.ref(layer.version().id())))
                .findFirst();
    }

    /** Serverless sorts the paths of the zips; those it makes itself are absolute. */
    private static String sortedAs(PublishedLayer layer) {
        return layer.layer().artifact().orElse("/" + layer.layer().key() + ".zip");
    }

    private static Value configuration(PublishedLayer layer, Value.Mapping properties) {
        return Value.mapping()
                .put("name", layer.layer().key())
                .put("ref", layer.version().id().text())
                .put("properties", PublishedLayer.withoutKey(properties))
                .build();
    }

    /**
     * What a version captures of layers.
     *
     * @param packages their digests
     * @param configurations their settings
     */
    record CapturedLayers(List<Sha256> packages, List<Value> configurations) {

        /** No layer of the service. */
        static final CapturedLayers NONE = new CapturedLayers(List.of(), List.of());
    }
}
