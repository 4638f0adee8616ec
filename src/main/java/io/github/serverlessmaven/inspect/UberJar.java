/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.inspect;

import io.github.serverlessmaven.artifact.Archive;
import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds what went wrong when dependencies were merged into one jar: classes that are there twice, services that were lost. */
final class UberJar {

    static final DiagnosticCode DUPLICATE_CLASSES =
            new DiagnosticCode("DUPLICATE_CLASSES", "Classes are in the package more than once.");
    static final DiagnosticCode LOST_SERVICE =
            new DiagnosticCode("LOST_SERVICE", "A provider of a service was lost when jars were merged.");

    private static final String SERVICES = "META-INF/services/";

    /** What compilers look up; nobody asks for it when a function runs. */
    private static final Set<String> OF_COMPILERS =
            Set.of(SERVICES + "javax.annotation.processing.Processor", SERVICES + "com.sun.source.util.Plugin");

    private final InspectedFunction function;
    private final PackageContents contents;
    private final Diagnostics diagnostics;

    UberJar(InspectedFunction function, PackageContents contents, Diagnostics diagnostics) {
        this.function = function;
        this.contents = contents;
        this.diagnostics = diagnostics;
    }

    /** Finds classes that stand more than once in the function's own zip, the jars inside included. */
    void inspectDuplicates() {
        Map<String, Integer> places = new TreeMap<>();
        contents.code().entries().stream()
                .map(Archive.Entry::name)
                .filter(name ->
                        name.endsWith(".class") && !name.startsWith("META-INF/") && !name.endsWith("module-info.class"))
                .forEach(name -> places.merge(name, 1, Integer::sum));
        List<String> twice = places.entrySet().stream()
                .filter(place -> place.getValue() > 1)
                .map(place -> readable(place.getKey()))
                .toList();
        if (!twice.isEmpty()) {
            function.warning(
                    diagnostics,
                    DUPLICATE_CLASSES,
                    twice.get(0)
                            + (twice.size() == 1 ? " is" : " and " + (twice.size() - 1) + " more classes are")
                            + " in " + contents.code().name() + " more than once; which one is loaded is chance",
                    "Exclude one of the dependencies that bring them.");
        }
    }

    /**
     * Finds services whose providers are in the zip but no longer named as such, or named but no longer there, and other files that
     * lost content.
     *
     * @param dependencies the jars that were merged
     */
    void inspectServices(List<Path> dependencies) {
        Map<String, Archive.Entry> own = contents.code().entries().stream()
                .collect(Collectors.toMap(Archive.Entry::name, Function.identity(), (first, second) -> first));
        Set<String> lost = new TreeSet<>();
        MergedFiles files = new MergedFiles(function, contents.code(), own);
        for (Path dependency : dependencies) {
            boolean isWhole = own.containsKey(PackageContents.LIBRARIES + dependency.getFileName());
            if (!isWhole && Files.isRegularFile(dependency)) {
                try (Archive jar = Archive.open(dependency)) {
                    files.add(jar);
                    jar.entries().stream()
                            .filter(entry -> entry.name().startsWith(SERVICES))
                            .filter(entry -> !OF_COMPILERS.contains(entry.name()))
                            .forEach(entry -> lost.addAll(lost(entry.name(), providers(jar, entry), names(jar), own)));
                }
            }
        }
        files.report(diagnostics);
        if (!lost.isEmpty()) {
            function.warning(
                    diagnostics,
                    LOST_SERVICE,
                    "merging jars into " + contents.code().name() + " lost the service provider "
                            + lost.iterator().next() + (lost.size() == 1 ? "" : " and " + (lost.size() - 1) + " more"),
                    "Add the ServicesResourceTransformer to maven-shade-plugin, or leave package.artifact out: jars then"
                            + " stay as they are.");
        }
    }

    private Set<String> lost(
            String service, Set<String> providers, Set<String> brought, Map<String, Archive.Entry> own) {
        Set<String> named = Optional.ofNullable(own.get(service))
                .map(entry -> providers(contents.code(), entry))
                .orElse(Set.of());
        return providers.stream()
                .filter(provider -> {
                    String file = provider.replace('.', '/') + ".class";
                    return named.contains(provider)
                            ? !own.containsKey(file) && brought.contains(file)
                            : own.containsKey(file);
                })
                .collect(Collectors.toSet());
    }

    private static Set<String> names(Archive jar) {
        return jar.entries().stream().map(Archive.Entry::name).collect(Collectors.toSet());
    }

    private static Set<String> providers(Archive archive, Archive.Entry file) {
        return new String(archive.content(file), StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .collect(Collectors.toSet());
    }

    private static String readable(String name) {
        return name.substring(0, name.length() - ".class".length()).replace('/', '.');
    }
}
