/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo;

import io.github.serverlessmaven.deploy.DeploymentFolder;
import io.github.serverlessmaven.deploy.Manifest;
import io.github.serverlessmaven.inspect.FunctionZips;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import io.github.serverlessmaven.template.Value.Mapping;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The zips that the functions of a deployment folder run, as its template refers to them. */
final class PackagedCode {

    private static final String DEFAULT_ARCHITECTURE = "x86_64";

    private final DeploymentFolder folder;
    private final Mapping resources;
    private final Map<String, Path> files = new HashMap<>();

    PackagedCode(DeploymentFolder folder) {
        this.folder = folder;
        this.resources = mapping(Json.parse(folder.template(), DeploymentFolder.TEMPLATE), "Resources");
        folder.manifest()
                .artifacts()
                .forEach(artifact -> files.put(artifact.key(), folder.path().resolve(artifact.path())));
    }

    /** The functions that have a zip, in the order configured. */
    List<FunctionZips> functions() {
        return folder.manifest().functions().stream()
                .flatMap(function -> zips(function).stream())
                .toList();
    }

    private Optional<FunctionZips> zips(Manifest.PackagedFunction function) {
        return resources.entries().values().stream()
                .filter(resource -> text(resource, "Type").equals(Optional.of("AWS::Lambda::Function")))
                .map(resource -> mapping(resource, "Properties"))
                .filter(properties -> text(properties, "FunctionName").equals(Optional.of(function.name())))
                .findFirst()
                .flatMap(properties -> file(mapping(properties, "Code"))
                        .map(code -> new FunctionZips(
                                function.key(),
                                text(properties, "Runtime").orElse(""),
                                items(properties, "Architectures").stream()
                                        .flatMap(architecture -> text(architecture).stream())
                                        .findFirst()
                                        .orElse(DEFAULT_ARCHITECTURE),
                                code,
                                layers(properties),
                                items(properties, "Layers").size()
                                        - layers(properties).size())));
    }

    private List<Path> layers(Mapping properties) {
        return items(properties, "Layers").stream()
                .flatMap(layer -> text(layer, "Ref").stream())
                .flatMap(id -> resources.get(id).stream())
                .flatMap(layer -> file(mapping(mapping(layer, "Properties"), "Content")).stream())
                .toList();
    }

    private Optional<Path> file(Mapping place) {
        return text(place, "S3Key").flatMap(key -> Optional.ofNullable(files.get(key)));
    }

    private static Mapping mapping(Value value, String key) {
        return value instanceof Mapping mapping && mapping.get(key).orElse(Value.NULL) instanceof Mapping below
                ? below
                : Mapping.EMPTY;
    }

    private static List<Value> items(Mapping mapping, String key) {
        return mapping.get(key).orElse(Value.NULL) instanceof Value.Sequence sequence ? sequence.items() : List.of();
    }

    private static Optional<String> text(Value value, String key) {
        return value instanceof Mapping mapping ? mapping.get(key).flatMap(PackagedCode::text) : Optional.empty();
    }

    private static Optional<String> text(Value value) {
        return value instanceof Value.Text text ? Optional.of(text.text()) : Optional.empty();
    }
}
