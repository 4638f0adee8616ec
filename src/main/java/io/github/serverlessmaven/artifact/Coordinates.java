/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.artifact;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The coordinates of a Maven artifact, written as on Maven's command line: {@code groupId:artifactId[:version]}, with
 * {@code :extension[:classifier]} before the version.
 *
 * @param groupId the group
 * @param artifactId the artifact
 * @param version the version; empty for a module of the build
 * @param extension {@code jar} unless given
 * @param classifier the classifier
 */
public record Coordinates(
        String groupId, String artifactId, Optional<String> version, String extension, Optional<String> classifier) {

    private static final String WORD = "[A-Za-z0-9_.-]+";
    private static final Pattern FORM = Pattern.compile(
            "(" + WORD + "{2,}):(" + WORD + ")" + "(?::(" + WORD + "))?(?::(" + WORD + "))?(?::(" + WORD + "))?");

    /** Reads coordinates; empty if the text is a path. */
    static Optional<Coordinates> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        List<String> rest = Stream.of(matcher.group(3), matcher.group(4), matcher.group(5))
                .flatMap(Stream::ofNullable)
                .toList();
        return Optional.of(new Coordinates(
                matcher.group(1),
                matcher.group(2),
                rest.isEmpty() ? Optional.empty() : Optional.of(rest.get(rest.size() - 1)),
                rest.size() > 1 ? rest.get(0) : "jar",
                rest.size() > 2 ? Optional.of(rest.get(1)) : Optional.empty()));
    }

    /** Whether this names a module's main artifact, and not something beside it. */
    public boolean isMain() {
        return extension.equals("jar") && classifier.isEmpty();
    }

    /** The coordinates without the group, as a file name; a module's has no version. */
    String fileName() {
        String head = Stream.of(Optional.of(artifactId), version, classifier)
                .flatMap(Optional::stream)
                .collect(Collectors.joining("-"));
        return head + "." + extension;
    }

    @Override
    public String toString() {
        return Stream.of(
                        Optional.of(groupId),
                        Optional.of(artifactId),
                        isMain() ? Optional.<String>empty() : Optional.of(extension),
                        classifier,
                        version)
                .flatMap(Optional::stream)
                .collect(Collectors.joining(":"));
    }
}
