/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.schema;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Where text first departs from the form it should have.
 *
 * @param pattern the form of the whole text
 * @param text what does not match it
 */
record PatternHint(Pattern pattern, String text) {

    /** Characters that word processors put instead of plain ones, each with the plain one. */
    private static final Map<String, String> TYPOGRAPHIC = Map.of(
            "\u2010", "-", "\u2011", "-", "\u2012", "-", "\u2013", "-", "\u2014", "-", "\u2018", "'", "\u2019", "'",
            "\u201c", "\"", "\u201d", "\"", "\u00a0", " ");

    /** What CloudFormation replaces in Fn::Sub only, or a plugin of Serverless. */
    private static final Pattern PSEUDO = Pattern.compile("[#$]\\{AWS::([A-Za-z]+)}");

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
        Optional<String> foreign = pseudoParameter().or(this::typographic);
        if (foreign.isPresent()) {
            return foreign.get();
        }
        if (!text.equals(text.strip()) && pattern.matcher(text.strip()).matches()) {
            return "Remove the blanks around it.";
        }
        if (LOOK_AROUND.matcher(pattern.pattern()).find()) {
            return "Write it in that form" + suggestion;
        }
        int place = place();
        if (place == 0 || (place == 1 && text.length() > 1)) {
            return "Write it in that form" + suggestion;
        }
        if (place == text.length()) {
            return "Write more after " + end(place) + suggestion;
        }
        String mistake = text.substring(place, text.offsetByCodePoints(place, 1));
        if (pattern.matcher(text.substring(0, place - 1) + mistake).matches()) {
            return "Shorten it to " + place + " characters.";
        }
        if (mistake.equals(",") && pattern.matcher(text.substring(0, place)).matches()) {
            return "Write a list, each item on a line of its own with \"- \" before it.";
        }
        Optional<String> meant = oneLetterAway(place, mistake);
        if (meant.isPresent()) {
            return "Did you mean \"" + meant.get() + "\"?";
        }
        return Character.isLetterOrDigit(mistake.codePointAt(0))
                ? "Change what follows " + end(wordStart(place)) + suggestion
                : "Replace or remove the \"" + mistake + "\" after " + end(place) + ".";
    }

    private Optional<String> pseudoParameter() {
        return PSEUDO.matcher(text).results().findFirst().map(found -> switch (found.group(1)) {
            case "AccountId" -> "Write ${aws:accountId} instead of " + found.group() + ", which is not replaced here.";
            case "Region" -> "Write ${aws:region} instead of " + found.group() + ", which is not replaced here.";
            default -> "Write the value of " + found.group() + ", which is not replaced here.";
        });
    }

    private Optional<String> typographic() {
        return TYPOGRAPHIC.entrySet().stream()
                .filter(character -> text.contains(character.getKey()))
                .sorted(Map.Entry.comparingByKey())
                .map(character -> "Replace the typographic character \"" + character.getKey() + "\" by a plain \""
                        + character.getValue() + "\".")
                .findFirst();
    }

    /** The text without a letter that is too many, or with the only one that may be missing, such as the s of hours. */
    private Optional<String> oneLetterAway(int place, String mistake) {
        String before = text.substring(0, place);
        String shorter = before + text.substring(place + mistake.length());
        if (Character.isLetter(mistake.codePointAt(0))
                && pattern.matcher(shorter).matches()) {
            return Optional.of(shorter);
        }
        List<String> longer = IntStream.rangeClosed('a', 'z')
                .mapToObj(letter -> before + (char) letter + text.substring(place))
                .filter(candidate -> pattern.matcher(candidate).matches())
                .limit(2)
                .toList();
        return longer.size() == 1 ? Optional.of(longer.get(0)) : Optional.empty();
    }

    /** Where the word begins that a place is in; the place itself where the text begins with that word. */
    private int wordStart(int place) {
        int start = place;
        while (start > 0 && Character.isLetterOrDigit(text.charAt(start - 1))) {
            start--;
        }
        return start == 0 ? place : start;
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
