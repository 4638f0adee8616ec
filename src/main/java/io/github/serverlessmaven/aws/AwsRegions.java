/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.aws;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.diagnostic.Suggestion;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.regions.Region;

/**
 * Names of regions. AWS opens regions more often than this plugin is released, so a name that is not known may be right: only one that is
 * a misspelt name of a known kind is refused.
 */
public final class AwsRegions {

    private AwsRegions() {}

    /**
     * Checks a region's name.
     *
     * @return what to warn of, if the region is not known
     * @throws ServerlessException if the name is misspelt
     */
    public static Optional<String> check(String region) {
        List<String> known = Region.regions().stream().map(Region::id).sorted().toList();
        if (known.contains(region)) {
            return Optional.empty();
        }
        Optional<String> nearest = Suggestion.of(region, known);
        if (isMisspelt(region, known)) {
            throw new ServerlessException(
                    "There is no AWS region " + region + "."
                            + nearest.map(name -> " Did you mean " + name + "?").orElse(""),
                    "Correct provider.region, -Dserverless.region, AWS_REGION or the region of the profile.");
        }
        return Optional.of("The AWS region " + region + " is not known to this version of the plugin."
                + nearest.map(name -> " Did you mean " + name + "?").orElse(""));
    }

    /** The words between the country and the number, such as {@code central}, are the same for regions old and new. */
    private static boolean isMisspelt(String region, List<String> known) {
        Set<String> words =
                known.stream().flatMap(name -> middle(name).stream()).collect(Collectors.toCollection(TreeSet::new));
        List<String> middle = middle(region);
        return middle.isEmpty()
                || middle.stream()
                        .anyMatch(word -> !words.contains(word)
                                && Suggestion.of(word, words).isPresent());
    }

    private static List<String> middle(String region) {
        List<String> parts = List.of(region.split("-", -1));
        boolean hasForm = parts.size() > 2
                && parts.get(0).matches("[a-z]{2,4}")
                && parts.get(parts.size() - 1).matches("[0-9]+");
        return hasForm ? parts.subList(1, parts.size() - 1) : List.of();
    }
}
