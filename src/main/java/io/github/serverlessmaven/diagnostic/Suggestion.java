/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.diagnostic;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** "Did you mean": the legal name that is closest to a misspelt one. */
public final class Suggestion {

    private static final int LONGEST = 100;
    private static final int SHORTEST_BEGINNING = 5;

    private Suggestion() {}

    /**
     * The closest candidate, if one is close enough to be meant: at most a third of its characters differ, ignoring
     * case, or it is the only one that begins alike.
     *
     * @param written what the user wrote
     * @param candidates the legal names
     */
    public static Optional<String> of(String written, Collection<String> candidates) {
        String lower = written.toLowerCase(Locale.ROOT);
        if (written.length() > LONGEST) {
            return Optional.empty();
        }
        Optional<String> near = candidates.stream()
                .filter(candidate -> distance(lower, candidate.toLowerCase(Locale.ROOT))
                        <= Math.max(1, Math.max(written.length(), candidate.length()) / 3))
                .min(Comparator.<String>comparingInt(candidate -> distance(lower, candidate.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()));
        return near.or(() -> lengthened(lower, candidates));
    }

    /** The one candidate that the written name begins or that begins it, such as {@code memorySize} for {@code memory}. */
    private static Optional<String> lengthened(String written, Collection<String> candidates) {
        List<String> begun = candidates.stream()
                .filter(candidate -> Math.min(written.length(), candidate.length()) >= SHORTEST_BEGINNING)
                .filter(candidate -> {
                    String lower = candidate.toLowerCase(Locale.ROOT);
                    return lower.startsWith(written) || written.startsWith(lower);
                })
                .toList();
        return begun.size() == 1 ? Optional.of(begun.get(0)) : Optional.empty();
    }

    /** Insertions, deletions, replacements and swaps of neighbours that turn one text into the other. */
    private static int distance(String from, String to) {
        int[][] cost = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(from, to, cost, i, j);
            }
        }
        return cost[from.length()][to.length()];
    }

    private static int cheapest(String from, String to, int[][] cost, int i, int j) {
        int replaced = cost[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        int cheapest = Math.min(replaced, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        boolean swapped =
                i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        return swapped ? Math.min(cheapest, cost[i - 2][j - 2] + 1) : cheapest;
    }
}
