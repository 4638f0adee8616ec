/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.inspect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Classes that several parts have.
 *
 * @param parts these parts, in the order of the class path as far as it is known
 * @param copies the files of each class, in the same order
 */
record SharedClasses(List<PackagePart> parts, List<List<PackagedFile>> copies) {

    /** All that there are, one for each set of parts. */
    static List<Saving> of(List<PackagePart> parts) {
        Map<String, SortedMap<Integer, PackagedFile>> places = new HashMap<>();
        for (int i = 0; i < parts.size(); i++) {
            for (PackagedFile file : parts.get(i).files()) {
                if (file.isNamedClass()) {
                    places.computeIfAbsent(file.path(), any -> new TreeMap<>()).putIfAbsent(i, file);
                }
            }
        }
        Map<List<Integer>, List<List<PackagedFile>>> shared = places.values().stream()
                .filter(place -> place.size() > 1)
                .collect(Collectors.groupingBy(
                        place -> List.copyOf(place.keySet()),
                        Collectors.mapping(place -> List.copyOf(place.values()), Collectors.toList())));
        return shared.entrySet().stream()
                .map(each ->
                        new SharedClasses(each.getKey().stream().map(parts::get).toList(), each.getValue()).saving())
                .toList();
    }

    private Saving saving() {
        long differing = copies.stream().filter(files -> !isSame(files)).count();
        List<String> names =
                new ArrayList<>(parts.stream().map(PackagePart::name).toList());
        String first = names.remove(0);
        names.add(first);
        return new Saving(
                Saving.Kind.SAME_CLASSES,
                names,
                copies.stream()
                        .flatMap(files -> files.stream().skip(1))
                        .mapToLong(PackagedFile::size)
                        .sum(),
                "has " + Savings.counted(copies.size(), "class", "classes") + " that "
                        + String.join(" and ", names.subList(1, names.size())) + (names.size() > 2 ? " have" : " has")
                        + " too"
                        + (differing == 0
                                ? ", byte for byte"
                                : ", " + differing + " of them with other content: which one is loaded is chance"),
                "Exclude one of the dependencies that bring them.");
    }

    private static boolean isSame(List<PackagedFile> files) {
        return files.stream()
                .allMatch(file -> file.checksum() == files.get(0).checksum()
                        && file.unpacked() == files.get(0).unpacked());
    }
}
