/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import io.github.serverlessmaven.deploy.folder.DeploymentFolder;
import io.github.serverlessmaven.inspect.FunctionPackages;
import io.github.serverlessmaven.manifest.Manifest;
import io.github.serverlessmaven.manifest.Manifest.PackagedArtifact;
import io.github.serverlessmaven.manifest.Manifest.PackagedFunction;
import io.github.serverlessmaven.model.ServiceSchema;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.Value;
import io.github.serverlessmaven.template.Value.Mapping;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The zips that the functions of a deployment folder run, as its template refers to them. */
final class PackagedCode {

    private final Manifest manifest;
    private final Mapping resources;
    private final Map<String, Path> packages;
    private final TemplateLayers layers;

    PackagedCode(DeploymentFolder folder) {
        this.manifest = folder.manifest();
        Mapping template = folder.template();
        this.resources = template.section("Resources");
        this.packages = manifest.artifacts().stream()
                .collect(Collectors.toMap(PackagedArtifact::key, folder::file, (one, same) -> one));
        this.layers = new TemplateLayers(template, packages);
    }

    /** The functions that have a zip, in the order configured. */
    List<FunctionPackages> functions() {
        return manifest.functions().stream()
                .flatMap(function -> zips(function).stream())
                .toList();
    }

    private Optional<FunctionPackages> zips(PackagedFunction function) {
        return resources.entries().keySet().stream()
                .filter(id -> resources.section(id).text("Type").equals(Optional.of("AWS::Lambda::Function")))
                .filter(id -> properties(id).text("FunctionName").equals(Optional.of(function.name())))
                .findFirst()
                .flatMap(id -> properties(id)
                        .section("Code")
                        .text("S3Key")
                        .flatMap(key -> Optional.ofNullable(packages.get(key)))
                        .map(code -> zips(function, id, code)));
    }

    private FunctionPackages zips(PackagedFunction function, String id, Path code) {
        TemplateLayers.OfFunction used = layers.of(new LogicalId(id));
        return new FunctionPackages(
                function.key(),
                properties(id).text("Runtime").orElse(""),
                properties(id).items("Architectures").stream()
                        .filter(Value.Text.class::isInstance)
                        .map(architecture -> ((Value.Text) architecture).text())
                        .findFirst()
                        .orElse(ServiceSchema.DEFAULT_ARCHITECTURE),
                code,
                used.known(),
                used.others());
    }

    private Mapping properties(String id) {
        return resources.section(id).section("Properties");
    }
}
