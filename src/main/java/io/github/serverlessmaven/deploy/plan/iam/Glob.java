/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.plan.iam;

import java.util.regex.Pattern;

/** Texts of policies in which {@code *} stands for any characters and {@code ?} for one. */
final class Glob {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{[^}]*}");

    private Glob() {}

    /**
     * Whether a pattern surely matches everything that another one matches. What CloudFormation puts in later counts as itself.
     */
    static boolean covers(String pattern, String other) {
        if (pattern.equals("*") || pattern.equals(other)) {
            return true;
        }
        if (pattern.indexOf('*') < 0 && pattern.indexOf('?') < 0) {
            return false;
        }
        boolean[] matched = new boolean[other.length() + 1];
        matched[0] = true;
        for (int at = 0; at < pattern.length(); at++) {
            char symbol = pattern.charAt(at);
            boolean[] next = new boolean[other.length() + 1];
            for (int i = 0; i <= other.length(); i++) {
                next[i] = symbol == '*'
                        ? matched[i] || (i > 0 && next[i - 1])
                        : i > 0 && matched[i - 1] && matches(symbol, other.charAt(i - 1));
            }
            matched = next;
        }
        return matched[other.length()];
    }

    private static boolean matches(char symbol, char other) {
        return symbol == other || (symbol == '?' && other != '*' && other != '$');
    }

    /** Whether something may match both patterns; what CloudFormation puts in later may be anything. */
    static boolean mayOverlap(String one, String other) {
        String left = PLACEHOLDER.matcher(one).replaceAll("*");
        String right = PLACEHOLDER.matcher(other).replaceAll("*");
        boolean[][] meet = new boolean[left.length() + 1][right.length() + 1];
        for (int i = left.length(); i >= 0; i--) {
            for (int j = right.length(); j >= 0; j--) {
                boolean leftStar = i < left.length() && left.charAt(i) == '*';
                boolean rightStar = j < right.length() && right.charAt(j) == '*';
                if (i == left.length() && j == right.length()) {
                    meet[i][j] = true;
                } else if (leftStar || rightStar) {
                    meet[i][j] = (i < left.length() && meet[i + 1][j]) || (j < right.length() && meet[i][j + 1]);
                } else {
                    meet[i][j] = i < left.length()
                            && j < right.length()
                            && (left.charAt(i) == right.charAt(j) || left.charAt(i) == '?' || right.charAt(j) == '?')
                            && meet[i + 1][j + 1];
                }
            }
        }
        return meet[0][0];
    }
}
