/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.inspect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds what a function could do without. Only classes that several parts have may be in what could go for another reason too. */
final class Savings {

    private final FunctionPackages function;
    private final List<PackagePart> parts = new ArrayList<>();
    private final List<PackagePart> repeated = new ArrayList<>();

    Savings(FunctionPackages function, List<SizedPackage> packages) {
        this.function = function;
        packages.stream().flatMap(each -> each.parts().stream()).forEach(part -> {
            boolean isKnown = parts.stream().anyMatch(part::isSameFile);
            (isKnown ? repeated : parts).add(part);
        });
    }

    /** All that was found. */
    List<Saving> largestFirst() {
        Stream<Saving> ofParts = parts.stream()
                .flatMap(part -> RuntimeLibraries.of(function.runtime(), part)
                        .map(found -> Stream.of(inRuntime(part, found)))
                        .orElseGet(() -> foreignNatives(part)));
        return Stream.of(ofParts, repeated.stream().map(this::sameLibrary), sameClasses())
                .flatMap(found -> found)
                .sorted(Comparator.comparingLong(Saving::bytes).reversed().thenComparing(Saving::subject))
                .toList();
    }

    private static Saving inRuntime(PackagePart part, RuntimeLibraries found) {
        return new Saving(Saving.Kind.IN_RUNTIME, List.of(part.name()), part.size(), found.reason(), found.remedy());
    }

    private Stream<Saving> foreignNatives(PackagePart part) {
        List<PackagedFile> foreign = part.files().stream()
                .filter(file ->
                        file.platform().isPresent() && !file.platform().get().equals(function.architecture()))
                .toList();
        if (foreign.isEmpty()) {
            return Stream.empty();
        }
        String platforms = foreign.stream()
                .flatMap(file -> file.platform().stream())
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .collect(Collectors.joining(", "));
        return Stream.of(new Saving(
                Saving.Kind.FOREIGN_NATIVE,
                List.of(part.name()),
                foreign.stream().mapToLong(PackagedFile::size).sum(),
                "has " + counted(foreign.size(), "native library", "native libraries") + " for " + platforms
                        + ", while the function runs on Linux on " + function.architecture(),
                "Take the dependency's artifact for Linux on " + function.architecture() + ", if it has one."));
    }

    private Saving sameLibrary(PackagePart part) {
        PackagePart first = parts.stream().filter(part::isSameFile).findFirst().orElseThrow();
        boolean isElsewhere = !part.place().startsWith(first.place().replaceFirst("[^/]*$", ""));
        return new Saving(
                Saving.Kind.SAME_LIBRARY,
                List.of(part.name(), first.name()),
                part.size(),
                "is there twice: " + part.place() + " is the same file as " + first.place(),
                isElsewhere
                        ? "Leave it out of the function's package or of the layer."
                        : "Exclude one of them from the dependencies.");
    }

    private Stream<Saving> sameClasses() {
        return function.runtime().startsWith("java") ? SharedClasses.of(parts).stream() : Stream.empty();
    }

    static String counted(int count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }
}
