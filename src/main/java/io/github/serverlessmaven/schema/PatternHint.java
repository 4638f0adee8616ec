/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.schema;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where text first departs from the form it should have.
 *
 * @param pattern the form of the whole text
 * @param text what does not match it
 */
record PatternHint(Pattern pattern, String text) {

    /** How many characters of the text a message repeats. */
    private static final int SHOWN = 30;

    /** What makes a pattern read on beyond the place that it has come to. */
    private static final Pattern LOOK_AROUND = Pattern.compile("\\(\\?<?[=!]");

    /**
     * What to change.
     *
     * @param example a legal configuration, as YAML in one line; may be empty
     * @return a whole sentence
     */
    String remedy(String example) {
        String suggestion = example.isEmpty() ? "." : ", for example \"" + example + "\".";
        if (LOOK_AROUND.matcher(pattern.pattern()).find()) {
            return "Write it in that form" + suggestion;
        }
        int place = place();
        if (place == 0) {
            return "Begin it otherwise" + suggestion;
        }
        if (place == text.length()) {
            return "Write more after " + end(place) + suggestion;
        }
        String mistake = text.substring(place, text.offsetByCodePoints(place, 1));
        if (pattern.matcher(text.substring(0, place - 1) + mistake).matches()) {
            return "Shorten it to " + place + " characters.";
        }
        return Character.isLetterOrDigit(mistake.codePointAt(0))
                ? "Go on otherwise after " + end(place) + suggestion
                : "Replace or remove the \"" + mistake + "\" after " + end(place) + ".";
    }

    private String end(int place) {
        return place <= SHOWN
                ? "\"" + text.substring(0, place) + "\""
                : "\"..." + text.substring(place - SHOWN, place) + "\"";
    }

    /** The length of the longest beginning that something could be added to; if one is too long, so is each longer one. */
    private int place() {
        int possible = 0;
        int impossible = text.length() + 1;
        while (impossible - possible > 1) {
            int middle = (possible + impossible) >>> 1;
            if (canGoOn(text.substring(0, middle))) {
                possible = middle;
            } else {
                impossible = middle;
            }
        }
        return possible;
    }

    private boolean canGoOn(String beginning) {
        Matcher matcher = pattern.matcher(beginning);
        return matcher.matches() || matcher.hitEnd();
    }
}
