/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.inspect;

import io.github.serverlessmaven.artifact.ElfMachine;
import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Finds libraries of machine code that are there for other processors or operating systems, but not for the function's. */
final class NativeLibraries {

    static final DiagnosticCode NATIVE_LIBRARY_FOREIGN = new DiagnosticCode(
            "NATIVE_LIBRARY_FOREIGN", "A library of machine code is not there for the function's processor on Linux.");

    private static final Pattern ENDING = Pattern.compile("\\.(so(\\.[0-9.]+)?|dll|dylib|jnilib|node|pyd)$");

    /** What of a name only says the processor or the system, and the "lib" that Windows leaves out. */
    private static final Pattern PLATFORM = Pattern.compile("^lib|[-_.]?(x86[-_]?64|amd64|aarch[-_]?64|arm64|x64"
            + "|(linux(musl)?|windows|win|darwin|macosx|macos|osx|mac)(32|64)?)(?![a-z])");

    /** Libraries for what only another system has; nobody misses them on Linux. */
    private static final Pattern OF_ONE_SYSTEM = Pattern.compile("(?i).*(kqueue|dns_native_macos|fsevents).*");

    private NativeLibraries() {}

    static void inspect(InspectedFunction function, PackageContents contents, Diagnostics diagnostics) {
        Map<String, Set<String>> platforms = new TreeMap<>();
        contents.forEachFile(place -> NativeBinary.platform(place.archive(), place.entry())
                .filter(platform -> !OF_ONE_SYSTEM.matcher(place.entry().name()).matches())
                .ifPresent(platform -> platforms
                        .computeIfAbsent(library(place.entry().name()), library -> new TreeSet<>())
                        .add(platform)));
        if (ElfMachine.named(function.architecture()).isPresent()) {
            platforms.forEach((library, found) -> {
                if (!found.contains(function.architecture())) {
                    report(function, library, found, diagnostics);
                }
            });
        }
    }

    private static void report(InspectedFunction function, String library, Set<String> found, Diagnostics diagnostics) {
        boolean isForLinux =
                found.stream().anyMatch(platform -> ElfMachine.named(platform).isPresent());
        function.warning(
                diagnostics,
                NATIVE_LIBRARY_FOREIGN,
                "the native library " + library + " is there for " + String.join(", ", found)
                        + ", but the function runs on " + (isForLinux ? "" : "Linux, ") + function.architecture(),
                "Add the dependency's artifact for Linux on " + function.architecture()
                        + (isForLinux
                                ? ", or change architecture."
                                : ", or build the package on Linux or for it, not for the system of this machine."));
    }

    /** The file's name, without what only says the platform. */
    private static String library(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        String plain = PLATFORM.matcher(ENDING.matcher(name).replaceFirst("")).replaceAll("");
        return plain.isEmpty() ? name : plain;
    }
}
