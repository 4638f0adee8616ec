/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.artifact;

import io.github.serverlessmaven.model.LambdaFunction;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.model.ServiceSchema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Builds the packages of a service: one zip for all its Java functions, one for the others, and finished artifacts as they are. Every
 * package lies in the output folder afterwards.
 */
public final class ServicePackager {

    private final Path serviceFolder;
    private final Path output;
    private final Optional<JavaModule> module;
    private final FinishedArtifacts finished;
    private final Map<String, Artifact> built = new HashMap<>();

    /**
     * Makes a packager for one service.
     *
     * @param serviceFolder the folder of the configuration
     * @param output where the packages are put
     * @param module the Maven module around the service, if there is one
     * @param outsideFiles whether finished artifacts may lie outside the service's folder
     */
    public ServicePackager(Path serviceFolder, Path output, Optional<JavaModule> module, boolean outsideFiles) {
        this.serviceFolder = serviceFolder;
        this.output = output;
        this.module = module;
        this.finished = new FinishedArtifacts(serviceFolder, output, outsideFiles);
    }

    /**
     * Builds all packages.
     *
     * @return the package of each function, by the function's key
     * @throws PackagingException if one cannot be built
     */
    public Map<String, Artifact> packageAll(Service service) {
        Map<String, Artifact> artifacts = new LinkedHashMap<>();
        for (LambdaFunction function : service.functions()) {
            artifacts.put(function.key(), artifact(service, function));
        }
        return artifacts;
    }

    private Artifact artifact(Service service, LambdaFunction function) {
        Optional<String> given = function.settings()
                .get(ServiceSchema.FUNCTION_PACKAGE)
                .flatMap(settings -> settings.get(ServiceSchema.ARTIFACT))
                .or(() -> service.root()
                        .get(ServiceSchema.PACKAGE)
                        .flatMap(settings -> settings.get(ServiceSchema.ARTIFACT)));
        if (given.isPresent()) {
            return built.computeIfAbsent(
                    "artifact " + given.get(), key -> finished.take(given.get(), "functions." + function.key()));
        }
        String runtime = function.settings().get(ServiceSchema.RUNTIME).orElse("");
        return runtime.startsWith("java")
                ? built.computeIfAbsent("java", key -> java(service, function))
                : built.computeIfAbsent("files", key -> files(service));
    }

    private Artifact java(Service service, LambdaFunction function) {
        return module.orElseThrow(() -> new PackagingException(
                        "functions." + function.key()
                                + " is a Java function, but there is no pom.xml whose classes could be packaged.",
                        "Add a pom.xml, or name a finished jar or zip as package.artifact."))
                .packageTo(output.resolve(service.name() + ".zip"));
    }

    private Artifact files(Service service) {
        List<String> patterns = new ArrayList<>();
        service.layers().stream()
                .flatMap(layer -> layer.path().stream())
                .map(path -> FileSelection.name(
                        serviceFolder, serviceFolder.resolve(path).normalize()))
                .filter(path -> !path.isEmpty())
                .forEach(path -> patterns.add("!" + path + "/**"));
        service.root()
                .get(ServiceSchema.PACKAGE)
                .flatMap(settings -> settings.get(ServiceSchema.PATTERNS))
                .ifPresent(patterns::addAll);
        return FileSelection.ofService(serviceFolder, patterns)
                .packageTo(output.resolve(service.name() + "-files.zip"));
    }
}
