/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.image;

import io.github.serverlessmaven.artifact.Coordinates;
import io.github.serverlessmaven.artifact.ImageLayers;
import io.github.serverlessmaven.artifact.JavaModule;
import io.github.serverlessmaven.artifact.Modules;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * AWS's runtime interface client for Java: what asks Lambda for events and calls the handler. AWS's base images have it; on others it
 * is added.
 */
final class RuntimeClient {

    private static final String GROUP = "com.amazonaws";
    private static final String CLIENT = "aws-lambda-java-runtime-interface-client";
    private static final String VERSION = "2.9.0";
    private static final String MAIN = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

    /** What it needs to run, as its POM says. */
    private static final List<Coordinates> NEEDED = List.of(
            jar(GROUP, "aws-lambda-java-core", "1.4.0", Optional.empty()),
            jar(GROUP, "aws-lambda-java-serialization", "1.2.0", Optional.empty()),
            jar("software.amazon.awssdk", "utils-lite", "2.34.0", Optional.empty()));

    private RuntimeClient() {}

    private static Coordinates jar(String group, String artifact, String version, Optional<String> classifier) {
        return new Coordinates(group, artifact, Optional.of(version), "jar", classifier);
    }

    /** Whether a base image starts it, or a script of AWS's that does. */
    static boolean isIn(ImageConfig base) {
        return base.entryPoint().stream().anyMatch(part -> part.endsWith("/lambda-entrypoint.sh") || part.equals(MAIN));
    }

    /** Whether a module has it as a dependency. */
    static boolean isIn(JavaModule module) {
        return module.dependencies().stream()
                .anyMatch(library ->
                        library.groupId().equals(GROUP) && library.artifactId().equals(CLIENT));
    }

    /**
     * Its jars for a base image.
     *
     * @throws io.github.serverlessmaven.diagnostic.ServerlessException if they cannot be resolved
     */
    static List<Path> jars(BaseImage base, Modules modules) {
        String processor = base.config().platform().architecture().equals("arm64") ? "aarch_64" : "x86_64";
        String libc = base.name().contains("alpine") ? "linux_musl-" : "linux-";
        List<Path> jars = new ArrayList<>();
        jars.add(modules.resolve(jar(GROUP, CLIENT, VERSION, Optional.of(libc + processor))));
        NEEDED.forEach(needed -> jars.add(modules.resolve(needed)));
        return jars;
    }

    /** The entry point that starts it. */
    static List<String> entryPoint(List<String> jvmFlags) {
        List<String> entryPoint = new ArrayList<>(List.of("java"));
        entryPoint.addAll(jvmFlags);
        entryPoint.addAll(List.of(
                "-cp",
                String.join(
                        ":",
                        ImageLayers.TASK_ROOT,
                        ImageLayers.TASK_ROOT + "/lib/*",
                        ImageLayers.RUNTIME_LIBRARIES + "/*"),
                MAIN));
        return entryPoint;
    }
}
