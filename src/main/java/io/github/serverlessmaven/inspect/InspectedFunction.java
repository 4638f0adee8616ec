/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.inspect;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.diagnostic.Location;
import io.github.serverlessmaven.model.Delivery;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A function whose package is inspected.
 *
 * @param handler what Lambda calls
 * @param runtime what it runs on, such as {@code java21}
 * @param architecture {@code x86_64} or {@code arm64}
 * @param path the configuration path of the handler
 * @param location where the handler is configured
 * @param code the function's zip; for an image the folder of its classes
 * @param libraries the jars beside the classes of an image
 * @param image the name of its image, if it runs one
 * @param layers the zips of its layers, as far as they are known
 * @param hasOtherLayers whether it has further layers, whose content is not known
 * @param variables the names of its environment variables
 * @param deliveries what invokes it, as far as it is configured
 */
public record InspectedFunction(
        String handler,
        String runtime,
        String architecture,
        String path,
        Optional<Location> location,
        Path code,
        List<Path> libraries,
        Optional<String> image,
        List<Path> layers,
        boolean hasOtherLayers,
        Set<String> variables,
        List<Delivery> deliveries) {

    private static final Pattern JAVA = Pattern.compile("java([0-9]+)(\\..*)?");

    /** Copies the collections. */
    public InspectedFunction {
        libraries = List.copyOf(libraries);
        layers = List.copyOf(layers);
        variables = Set.copyOf(variables);
        deliveries = List.copyOf(deliveries);
    }

    /** A function with a zip. */
    public InspectedFunction(
            String handler,
            String runtime,
            String architecture,
            String path,
            Optional<Location> location,
            Path code,
            List<Path> layers,
            boolean hasOtherLayers,
            Set<String> variables) {
        this(
                handler,
                runtime,
                architecture,
                path,
                location,
                code,
                List.of(),
                Optional.empty(),
                layers,
                hasOtherLayers,
                variables,
                List.of());
    }

    /** The same function, with what invokes it. */
    public InspectedFunction receiving(List<Delivery> known) {
        return new InspectedFunction(
                handler,
                runtime,
                architecture,
                path,
                location,
                code,
                libraries,
                image,
                layers,
                hasOtherLayers,
                variables,
                known);
    }

    /** Where its code is, for messages. */
    String place() {
        return image.map(name -> "the image " + name).orElseGet(() -> "the package " + code.getFileName());
    }

    /** The Java version of the runtime, such as 21; empty for other runtimes. */
    Optional<Integer> javaVersion() {
        Matcher java = JAVA.matcher(runtime);
        return java.matches() ? Optional.of(Integer.parseInt(java.group(1))) : Optional.empty();
    }

    /** Reports a problem; what layers that are not known may hold is only a warning. */
    void missing(Diagnostics diagnostics, DiagnosticCode code, String problem, String remedy) {
        if (hasOtherLayers) {
            diagnostics.warning(
                    code, location, path, problem, remedy + " It may also be in a layer that is not known here.");
        } else {
            error(diagnostics, code, problem, remedy);
        }
    }

    void error(Diagnostics diagnostics, DiagnosticCode code, String problem, String remedy) {
        diagnostics.error(code, location, path, problem, remedy);
    }

    void warning(Diagnostics diagnostics, DiagnosticCode code, String problem, String remedy) {
        diagnostics.warning(code, location, path, problem, remedy);
    }
}
