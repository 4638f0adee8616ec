/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.function;

import io.github.serverlessmaven.deploy.function.FunctionMarker.MarkedFunction;
import io.github.serverlessmaven.deploy.port.ArtifactStore;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The markers of a stage in its bucket: an object of its own for each change of functions without CloudFormation, so that nobody overwrites
 * the marker of somebody else, and a deployment deletes those that it has read and no newer one.
 *
 * @param store the buckets, encrypting as the deployment does
 * @param bucket the bucket
 * @param artifactPrefix where the stage's files stand in it, without a trailing slash
 */
public record FunctionMarkers(ArtifactStore store, String bucket, String artifactPrefix) {

    /** The keys of all markers, the newest first. */
    public List<String> keys() {
        return store.newestKeys(bucket, prefix());
    }

    /** The keys of markers among keys of the bucket. */
    public List<String> among(Collection<String> keys) {
        return keys.stream().filter(key -> key.startsWith(prefix())).toList();
    }

    /**
     * Reads a marker.
     *
     * @return empty if it was deleted meanwhile
     * @throws ServerlessException if it is damaged
     */
    public Optional<FunctionMarker> read(String key) {
        return store.read(bucket, key).map(text -> read(text, key));
    }

    /**
     * The keys of the packages that functions run which left their stack.
     *
     * @throws ServerlessException if a marker is damaged
     */
    public Set<String> packages() {
        return keys().stream()
                .map(this::read)
                .flatMap(Optional::stream)
                .flatMap(marker -> marker.functions().stream())
                .map(MarkedFunction::codeKey)
                .collect(Collectors.toSet());
    }

    /**
     * The functions that left their stack, the one that was changed last first.
     *
     * @throws ServerlessException if a marker is damaged
     */
    public List<ChangedFunction> changedFunctions() {
        Map<String, ChangedFunction> changed = new LinkedHashMap<>();
        List<FunctionMarker> newestFirst = keys().stream()
                .map(this::read)
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(FunctionMarker::time).reversed())
                .toList();
        for (FunctionMarker marker : newestFirst) {
            for (MarkedFunction function : marker.functions()) {
                changed.merge(
                        function.logicalId(),
                        new ChangedFunction(
                                function.logicalId(),
                                function.name(),
                                function.changes(),
                                marker.time(),
                                marker.identity()),
                        FunctionMarkers::joined);
            }
        }
        return List.copyOf(changed.values());
    }

    private static ChangedFunction joined(ChangedFunction newer, ChangedFunction older) {
        return new ChangedFunction(
                newer.logicalId(),
                newer.name(),
                Stream.concat(newer.changes().stream(), older.changes().stream())
                        .distinct()
                        .sorted()
                        .toList(),
                newer.time(),
                newer.identity());
    }

    /** Writes a marker. */
    public void write(FunctionMarker marker) {
        store.write(
                bucket,
                prefix() + marker.id() + ".json",
                Json.pretty(Value.mapping()
                        .put("time", marker.time().toString())
                        .put("unique", marker.unique())
                        .put("identity", marker.identity().map(Value::of))
                        .put("commit", marker.commit().map(Value::of))
                        .put(
                                "functions",
                                new Value.Sequence(marker.functions().stream()
                                        .<Value>map(FunctionMarkers::value)
                                        .toList()))
                        .build()));
    }

    /** Deletes a marker. */
    public void delete(String key) {
        store.deleteAll(bucket, key);
    }

    private static Value.Mapping value(MarkedFunction function) {
        return Value.mapping()
                .put("logicalId", function.logicalId())
                .put("name", function.name())
                .put("codeKey", function.codeKey())
                .put("codeSha256", function.codeSha256())
                .put("changes", Value.texts(function.changes()))
                .build();
    }

    private static FunctionMarker read(String json, String key) {
        try {
            Value.Mapping marker = (Value.Mapping) Json.parse(json, key);
            return new FunctionMarker(
                    Instant.parse(marker.text("time").orElseThrow()),
                    marker.text("unique").orElseThrow(),
                    marker.text("identity"),
                    marker.text("commit"),
                    marker.items("functions").stream()
                            .map(item -> function((Value.Mapping) item))
                            .toList());
        } catch (RuntimeException e) {
            throw new ServerlessException(
                    "The object " + key + " does not name functions that were changed without CloudFormation.",
                    "Delete it from the bucket, then change and deploy the functions that do not run what they should.",
                    e);
        }
    }

    private static MarkedFunction function(Value.Mapping value) {
        return new MarkedFunction(
                value.text("logicalId").orElseThrow(),
                value.text("name").orElseThrow(),
                value.text("codeKey").orElseThrow(),
                value.text("codeSha256").orElseThrow(),
                value.items("changes").stream()
                        .map(item -> ((Value.Text) item).text())
                        .toList());
    }

    private String prefix() {
        return artifactPrefix + "/functions/";
    }
}
