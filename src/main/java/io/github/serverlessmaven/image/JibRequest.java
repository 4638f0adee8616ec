/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.image;

import io.github.serverlessmaven.model.Code;
import io.github.serverlessmaven.model.JibBuild;
import io.github.serverlessmaven.model.LambdaFunction;
import io.github.serverlessmaven.model.Service;
import java.util.List;
import java.util.Optional;

/**
 * An image of a Java module that functions run.
 *
 * @param name its name
 * @param settings how it is built
 * @param platform what it runs on
 * @param javaVersion the Java version of the functions' runtime, if one is configured
 * @param command the handler, if all functions that run it have the same; the template names that of each function
 */
record JibRequest(
        String name, JibBuild settings, Platform platform, Optional<Integer> javaVersion, List<String> command) {

    /** Copies the list. */
    JibRequest {
        command = List.copyOf(command);
    }

    /** As the functions of a service that run it need it; there is at least one. */
    static JibRequest of(String name, JibBuild settings, Service service) {
        List<LambdaFunction> functions = service.functions().stream()
                .filter(function -> service.code(function) instanceof Code.BuiltImage image
                        && image.name().equals(name))
                .toList();
        List<List<String>> commands = functions.stream()
                .flatMap(function -> service.command(function).stream())
                .distinct()
                .toList();
        return new JibRequest(
                name,
                settings,
                settings.platform()
                        .map(Platform::parse)
                        .orElseGet(() -> Platform.ofLambda(service.architecture(functions.get(0)))),
                functions.stream()
                        .flatMap(function -> service.javaVersion(function).stream())
                        .findFirst(),
                commands.size() == 1 ? commands.get(0) : List.of());
    }
}
