/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.inspect;

import io.github.serverlessmaven.artifact.Archive;
import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds files that frameworks read from every jar on the class path ({@code META-INF/spring.factories}, {@code Log4j2Plugins.dat},
 * {@code reference.conf} …), of which merging kept that of one jar only. A file that a transformer has merged equals that of no jar.
 */
final class MergedFiles {

    static final DiagnosticCode LOST_FILE =
            new DiagnosticCode("LOST_FILE", "A file that several jars have lost content when the jars were merged.");

    private static final Pattern READ_FROM_ALL = Pattern.compile("META-INF/.*|reference\\.conf");

    /** What describes a jar and its licence, or only helps tools. */
    private static final Pattern HARMLESS = Pattern.compile(
            "META-INF/(MANIFEST\\.MF|INDEX\\.LIST|jandex\\.idx|beans\\.xml"
                    + "|(maven|services|versions|native-image|proguard|com\\.android\\.tools|sisu|gradle-plugins|licenses?|sbom)/.*"
                    + "|[^/]*\\.(SF|RSA|DSA|EC|kotlin_module|md|html|versions\\.properties)"
                    + "|(?i:(license|licence|notice|dependencies|readme|copying|copyright|changes|authors|about|contributors|thirdparty"
                    + "|third-party|al2\\.0|lgpl|asl2|fastdoubleparser|build-info|quarkus-extension|git\\.properties)[^/]*)"
                    + "|(additional-)?spring-configuration-metadata\\.json|spring-autoconfigure-metadata\\.properties|.*/)");

    private static final Map<String, String> TRANSFORMERS = Map.of(
            "META-INF/org/apache/logging/log4j/core/config/plugins/Log4j2Plugins.dat",
            "Log4j2PluginCacheFileTransformer of log4j-transform-maven-shade-plugin-extensions",
            "META-INF/spring.factories",
            "PropertiesMergingResourceTransformer");

    private final InspectedFunction function;
    private final Archive merged;
    private final Map<String, Archive.Entry> own;
    private final Map<String, List<Source>> sources = new TreeMap<>();

    /** The file of one jar. */
    private record Source(long checksum, Set<String> lines) {}

    MergedFiles(InspectedFunction function, Archive merged, Map<String, Archive.Entry> own) {
        this.function = function;
        this.merged = merged;
        this.own = own;
    }

    /** Looks into a jar that may have been merged. */
    void add(Archive jar) {
        boolean isMerged = jar.entries().stream()
                .map(Archive.Entry::name)
                .anyMatch(name -> name.endsWith(".class") && !name.startsWith("META-INF/") && own.containsKey(name));
        if (isMerged) {
            jar.entries().stream()
                    .filter(entry -> own.containsKey(entry.name()))
                    .filter(entry -> READ_FROM_ALL.matcher(entry.name()).matches())
                    .filter(entry -> !HARMLESS.matcher(entry.name()).matches())
                    .forEach(entry -> sources.computeIfAbsent(entry.name(), any -> new ArrayList<>())
                            .add(new Source(entry.checksum(), lines(jar, entry))));
        }
    }

    private static Set<String> lines(Archive jar, Archive.Entry entry) {
        return new String(jar.content(entry), StandardCharsets.ISO_8859_1)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .collect(Collectors.toSet());
    }

    /** Reports the files that lost content. */
    void report(Diagnostics diagnostics) {
        Set<String> lost = new TreeSet<>();
        sources.forEach((name, files) -> files.stream()
                .filter(file -> file.checksum() == checksum(name))
                .findFirst()
                .filter(kept -> files.stream().anyMatch(file -> !kept.lines().containsAll(file.lines())))
                .ifPresent(kept -> lost.add(name)));
        if (!lost.isEmpty()) {
            String first = lost.iterator().next();
            function.warning(
                    diagnostics,
                    LOST_FILE,
                    "merging jars into " + merged.name() + " kept " + first + " of one jar only"
                            + (lost.size() == 1 ? "" : ", and " + (lost.size() - 1) + " more files"),
                    "Add the transformer of maven-shade-plugin that merges it, such as "
                            + TRANSFORMERS.getOrDefault(first, "AppendingTransformer")
                            + ", or leave package.artifact and package.layout out: jars then stay as they are.");
        }
    }

    private long checksum(String name) {
        return Optional.ofNullable(own.get(name)).map(Archive.Entry::checksum).orElse(-1L);
    }
}
