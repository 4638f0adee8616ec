/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.inspect;

import io.github.serverlessmaven.artifact.Archive;
import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** Checks that the handler of a framework finds the application that it is to start, and that it is the framework's where it must be. */
final class FrameworkHandler {

    static final DiagnosticCode APPLICATION_NOT_FOUND = new DiagnosticCode(
            "APPLICATION_NOT_FOUND", "The handler of a framework does not find the application that it is to start.");
    static final DiagnosticCode HANDLER_BYPASSES_FRAMEWORK = new DiagnosticCode(
            "HANDLER_BYPASSES_FRAMEWORK", "The handler is called without the framework that the package is built on.");

    private static final String SPRING = "org/springframework/cloud/function/adapter/aws/FunctionInvoker";
    private static final Set<String> SPRING_APPLICATION = Set.of(
            "org/springframework/boot/autoconfigure/SpringBootApplication",
            "org/springframework/boot/SpringBootConfiguration");
    private static final String MAIN_CLASS = "MAIN_CLASS";

    /** The handlers of Spring Cloud Function before version 3.1; they know {@code Start-Class} only. */
    private static final Set<String> OLD_SPRING = Set.of(
            "org/springframework/cloud/function/adapter/aws/SpringFunctionInitializer",
            "org/springframework/cloud/function/context/AbstractSpringFunctionAdapterInitializer",
            "org/springframework/cloud/function/context/config/SpringFunctionInitializer");

    private static final String START_CLASS = "Start-Class";

    private static final List<String> QUARKUS = List.of(
            "io/quarkus/amazon/lambda/runtime/QuarkusStreamHandler", "io/quarkus/funqy/lambda/FunqyStreamHandler");
    private static final String QUARKUS_APPLICATION = "io/quarkus/runner/ApplicationImpl";

    private final InspectedFunction function;
    private final PackageContents contents;
    private final ClassPath classes;
    private final Diagnostics diagnostics;

    FrameworkHandler(InspectedFunction function, PackageContents contents, ClassPath classes, Diagnostics diagnostics) {
        this.function = function;
        this.contents = contents;
        this.classes = classes;
        this.diagnostics = diagnostics;
    }

    void inspect() {
        String className = function.handler().split("::", 2)[0].replace('.', '/');
        classes.find(className).ifPresent(handler -> {
            if (OLD_SPRING.stream().anyMatch(old -> classes.isA(handler, old))) {
                inspectSpring(Set.of(START_CLASS));
            } else if (classes.isA(handler, SPRING)) {
                inspectSpring(Set.of(START_CLASS, "Main-Class"));
            }
            QUARKUS.stream().filter(classes::has).findFirst().ifPresent(quarkus -> inspectQuarkus(handler, quarkus));
        });
    }

    /** What {@code FunctionClassUtils} of Spring Cloud Function looks for, in its order. */
    private void inspectSpring(Set<String> attributes) {
        if (function.variables().contains(MAIN_CLASS) || mainClasses(attributes).anyMatch(this::isSpringApplication)) {
            return;
        }
        String found = contents.ownClasses().stream()
                .filter(this::isAnnotated)
                .sorted()
                .findFirst()
                .map(FrameworkHandler::readable)
                .orElse("the class with @SpringBootApplication");
        function.missing(
                diagnostics,
                APPLICATION_NOT_FOUND,
                "Spring Cloud Function does not know which class starts the application",
                "Set the environment variable MAIN_CLASS to " + found
                        + ", or let the module's jar name it: with Spring Boot's parent by <start-class>" + found
                        + "</start-class> in the POM's properties.");
    }

    private Stream<String> mainClasses(Set<String> known) {
        return Stream.concat(Stream.of(contents.code()), contents.jars().stream())
                .flatMap(archive -> manifest(archive).stream())
                .flatMap(attributes -> Stream.of(START_CLASS, "Main-Class")
                        .filter(known::contains)
                        .flatMap(name -> Stream.ofNullable(attributes.getValue(name)))
                        .findFirst()
                        .stream());
    }

    private static Optional<Attributes> manifest(Archive archive) {
        return archive.entries().stream()
                .filter(entry -> entry.name().equals(JarFile.MANIFEST_NAME))
                .findFirst()
                .flatMap(entry -> {
                    try {
                        return Optional.of(
                                new Manifest(new ByteArrayInputStream(archive.content(entry))).getMainAttributes());
                    } catch (IOException malformed) {
                        return Optional.empty();
                    }
                });
    }

    /** Kotlin's main function is in a class beside the application's. */
    private boolean isSpringApplication(String mainClass) {
        String name = mainClass.replace('.', '/');
        String folder = name.substring(0, name.lastIndexOf('/') + 1);
        return isAnnotated(name)
                || (name.endsWith("Kt")
                        && contents.ownClasses().stream()
                                .filter(own -> own.startsWith(folder))
                                .anyMatch(this::isAnnotated));
    }

    private boolean isAnnotated(String name) {
        return classes.find(name)
                .filter(type -> type.annotations().stream().anyMatch(SPRING_APPLICATION::contains))
                .isPresent();
    }

    private void inspectQuarkus(ClassFacts handler, String quarkus) {
        if (QUARKUS.stream().noneMatch(known -> classes.isA(handler, known))) {
            function.warning(
                    diagnostics,
                    HANDLER_BYPASSES_FRAMEWORK,
                    readable(handler.name()) + " is called without Quarkus: nothing is injected into it",
                    "Name Quarkus's handler, which calls yours: " + readable(quarkus) + "::handleRequest.");
        } else if (!classes.has(QUARKUS_APPLICATION)) {
            function.missing(
                    diagnostics,
                    APPLICATION_NOT_FOUND,
                    "the package has no " + readable(QUARKUS_APPLICATION) + ", which Quarkus generates and starts",
                    "Leave package.layout out, so that the function.zip of Quarkus's own build is the package.");
        }
    }

    private static String readable(String name) {
        return name.replace('/', '.');
    }
}
