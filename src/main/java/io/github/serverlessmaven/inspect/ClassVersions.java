/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.inspect;

import io.github.serverlessmaven.artifact.Archive;
import io.github.serverlessmaven.artifact.ClassFileVersion;
import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds classes that are too new for the runtime. Of the zip's own classes all are read, of a jar's one in each folder, since a folder is
 * compiled at once. In a jar for several releases only what the runtime's release would load counts.
 */
final class ClassVersions {

    static final DiagnosticCode CLASS_TOO_NEW =
            new DiagnosticCode("CLASS_TOO_NEW", "Classes are compiled for a newer Java than the runtime's.");

    private static final Pattern RELEASE = Pattern.compile("META-INF/versions/([0-9]+)/.*");

    private ClassVersions() {}

    static void inspect(
            InspectedFunction function, int javaVersion, PackageContents contents, Diagnostics diagnostics) {
        Map<String, Integer> tooNew = new TreeMap<>();
        for (Archive archive : contents.archives()) {
            boolean isJar = contents.jars().contains(archive);
            Set<String> foldersSeen = new HashSet<>();
            archive.entries().stream()
                    .filter(entry -> isLoaded(entry.name(), javaVersion))
                    .filter(entry -> !isJar || foldersSeen.add(folder(entry.name())))
                    .forEach(entry -> {
                        int needed = ClassFileVersion.release(archive.head(entry, ClassFileVersion.HEAD))
                                .orElse(0);
                        if (needed > javaVersion) {
                            tooNew.merge(isJar ? archive.name() : readable(entry.name()), needed, Math::max);
                        }
                    });
        }
        if (!tooNew.isEmpty()) {
            report(function, javaVersion, tooNew, diagnostics);
        }
    }

    private static void report(
            InspectedFunction function, int javaVersion, Map<String, Integer> tooNew, Diagnostics diagnostics) {
        Map.Entry<String, Integer> first = tooNew.entrySet().iterator().next();
        String others = tooNew.size() == 1 ? "" : " (and " + (tooNew.size() - 1) + " more)";
        int newest = tooNew.values().stream().max(Integer::compare).orElseThrow();
        function.error(
                diagnostics,
                CLASS_TOO_NEW,
                "the runtime " + function.runtime() + " cannot load " + first.getKey() + others + ", which needs Java "
                        + newest,
                "Compile with <maven.compiler.release>" + javaVersion
                        + "</maven.compiler.release>, take an older version"
                        + " of the dependency, or choose a newer runtime.");
    }

    private static boolean isLoaded(String name, int javaVersion) {
        if (!name.endsWith(".class") || name.endsWith("module-info.class")) {
            return false;
        }
        Matcher release = RELEASE.matcher(name);
        return !release.matches() || Integer.parseInt(release.group(1)) <= javaVersion;
    }

    private static String folder(String name) {
        return name.substring(0, name.lastIndexOf('/') + 1);
    }

    private static String readable(String name) {
        return name.substring(0, name.length() - ".class".length()).replace('/', '.');
    }
}
