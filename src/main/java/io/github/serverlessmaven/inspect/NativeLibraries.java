/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.inspect;

import io.github.serverlessmaven.artifact.ElfMachine;
import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Finds libraries of machine code that are there for other processors, but not for the function's. */
final class NativeLibraries {

    static final DiagnosticCode NATIVE_LIBRARY_FOREIGN = new DiagnosticCode(
            "NATIVE_LIBRARY_FOREIGN", "A library of machine code is not there for the function's processor.");

    private static final Pattern LIBRARY = Pattern.compile("(?i).*\\.so(\\.[0-9.]+)?");
    private static final Pattern PROCESSOR = Pattern.compile("(?i)[-_.]?(x86[-_]?64|amd64|aarch[-_]?64|arm64|x64)");

    private NativeLibraries() {}

    static void inspect(InspectedFunction function, PackageContents contents, Diagnostics diagnostics) {
        Map<String, Set<ElfMachine>> machines = new TreeMap<>();
        contents.forEachFile(place -> {
            String name = place.entry().name();
            if (!name.endsWith(".class") && LIBRARY.matcher(name).matches()) {
                ElfMachine.of(place.archive().head(place.entry(), ElfMachine.HEAD))
                        .ifPresent(machine -> machines.computeIfAbsent(
                                        library(name), library -> EnumSet.noneOf(ElfMachine.class))
                                .add(machine));
            }
        });
        Optional<ElfMachine> wanted = ElfMachine.named(function.architecture());
        machines.forEach((library, found) -> {
            if (wanted.isPresent() && !found.contains(wanted.get())) {
                function.warning(
                        diagnostics,
                        NATIVE_LIBRARY_FOREIGN,
                        "the native library " + library + " is there for "
                                + String.join(
                                        ", ",
                                        found.stream().map(ElfMachine::label).toList())
                                + ", but the function runs on " + function.architecture(),
                        "Add the dependency's artifact for Linux on " + function.architecture()
                                + ", or change architecture.");
            }
        });
    }

    /** The file's name, without what only says the processor. */
    private static String library(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return PROCESSOR.matcher(name).replaceAll("");
    }
}
