/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.function;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a JVM loads until it has answered its first call.
 *
 * @param classes how many in all
 * @param ofJdk how many of them are the JDK's
 * @param shared how many of them come out of an archive of class data (CDS)
 * @param jarsOpened how many jars were opened; empty if the JVM does not report it
 * @param packages how many classes that are not the JDK's each package has, the most first; names of more than three parts are cut
 */
public record ClassLoading(int classes, int ofJdk, int shared, OptionalInt jarsOpened, Map<String, Integer> packages) {

    /** Lets a JVM write what {@link #of} reads to its output. */
    static final String OPTIONS = "-Xlog:class+load:stdout -Dsun.misc.URLClassPath.debug=true";

    private static final Pattern LOADED =
            Pattern.compile("\\[info *\\]\\[class,load *\\] (\\S+) source: (.*)$", Pattern.MULTILINE);
    private static final Pattern OPENED = Pattern.compile("^Opening (file:.*)$", Pattern.MULTILINE);
    private static final Pattern JDK = Pattern.compile("(java|javax|jdk|sun|com\\.sun)\\..*");
    private static final int PARTS = 3;

    /** Keeps the order of the packages. */
    public ClassLoading {
        packages = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(packages));
    }

    /** Reads the output of a JVM with {@link #OPTIONS}. */
    static ClassLoading of(String output) {
        List<MatchResult> loaded = LOADED.matcher(output).results().toList();
        List<String> others = loaded.stream()
                .map(each -> each.group(1))
                .filter(name -> !JDK.matcher(name).matches())
                .toList();
        int jars = (int) OPENED.matcher(output)
                .results()
                .map(each -> each.group(1).strip())
                .distinct()
                .count();
        return new ClassLoading(
                loaded.size(),
                loaded.size() - others.size(),
                (int) loaded.stream()
                        .filter(each -> each.group(2).startsWith("shared objects file"))
                        .count(),
                jars == 0 ? OptionalInt.empty() : OptionalInt.of(jars),
                packages(others));
    }

    private static Map<String, Integer> packages(List<String> names) {
        Map<String, Integer> counts =
                names.stream().collect(Collectors.toMap(ClassLoading::packageOf, name -> 1, Integer::sum));
        Map<String, Integer> sorted = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(each -> sorted.put(each.getKey(), each.getValue()));
        return sorted;
    }

    /** Hidden classes have an address behind their name. */
    private static String packageOf(String name) {
        String[] parts = name.replaceFirst("[/+].*", "").split("\\.", -1);
        int length = Math.min(PARTS, parts.length - 1);
        return length == 0 ? "(none)" : String.join(".", List.of(parts).subList(0, length));
    }
}
