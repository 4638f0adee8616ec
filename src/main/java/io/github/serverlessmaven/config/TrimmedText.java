/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.config;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * YAML of several lines whose first line has lost its indentation, because Maven trims the text of an element. The lines after it show
 * how much it was.
 */
final class TrimmedText {

    /** A line that ends with a key, or with what starts a text of several lines; an anchor, a tag and a comment may follow. */
    private static final Pattern OPENING =
            Pattern.compile("(:|(^|\\s)[|>][-+0-9]{0,2})(\\s+[&!][^\\s]+){0,2}(\\s+[|>][-+0-9]{0,2})?(\\s+#.*)?$");

    private TrimmedText() {}

    /** The text with the indentation of its lines made consistent again. */
    static String restore(String text) {
        List<String> lines = text.lines().toList();
        List<String> rest =
                lines.stream().skip(1).filter(line -> !line.isBlank()).toList();
        if (rest.isEmpty()) {
            return text;
        }
        int lost = lost(lines.get(0).strip(), rest);
        return lines.get(0)
                + lines.stream()
                        .skip(1)
                        .map(line -> "\n" + line.substring(Math.min(lost, indentation(line))))
                        .collect(Collectors.joining());
    }

    /** How far the first line was indented. */
    private static int lost(String first, List<String> rest) {
        int least = rest.stream().mapToInt(TrimmedText::indentation).min().orElse(0);
        boolean opens = OPENING.matcher(first).find();
        boolean onlyItems = rest.stream()
                .filter(line -> indentation(line) == least)
                .allMatch(line -> line.strip().startsWith("-"));
        boolean startsWithItem = rest.get(0).strip().startsWith("-");
        boolean nested = opens && indentation(rest.get(0)) == least && (onlyItems || !startsWithItem);
        if (first.startsWith("- ")) {
            // Without a second item, what follows is inside the first one: two columns in, or four below a key without
            // value.
            return onlyItems && !nested ? least : Math.max(0, least - (nested ? 4 : 2));
        }
        return nested ? Math.max(0, least - 2) : least;
    }

    private static int indentation(String line) {
        int spaces = 0;
        while (spaces < line.length() && line.charAt(spaces) == ' ') {
            spaces++;
        }
        return spaces;
    }
}
