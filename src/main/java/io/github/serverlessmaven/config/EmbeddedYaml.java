/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.config;

import java.util.Optional;
import java.util.regex.Pattern;

/** Distinguishes YAML that is written as text in the POM from scalars. */
final class EmbeddedYaml {

    /** A key, in quotes or without spaces, and its colon. */
    private static final Pattern ENTRY =
            Pattern.compile("(\"[^\"\\n]{0,200}\"|'[^'\\n]{0,200}'|[^\\s#\"'\\[{!&*-]\\S{0,200}):(\\s|$)");

    private static final Pattern ITEM = Pattern.compile("-(\\s|$)");

    private EmbeddedYaml() {}

    /**
     * Whether text is YAML. Everywhere it is when it starts with a short form of CloudFormation's functions, or with a tag of YAML's own
     * ({@code !!str}). Where more than a word may stand, it also is when it stands wholly in quotes, brackets or braces (but not the two
     * braces of a dynamic reference), or starts with the item of a list or, after comments, with the entry of a mapping. Where nothing is
     * declared, a single line with an entry is a sentence such as {@code Note: see below}.
     */
    static boolean isIn(String text, XmlShape.Kind expected) {
        String content = text.strip();
        if (content.startsWith("!!") || ShortTag.starts(content)) {
            return true;
        }
        if (expected == XmlShape.Kind.SCALAR || content.isEmpty()) {
            return false;
        }
        return isEnclosed(content) || isBlock(content, expected);
    }

    private static boolean isEnclosed(String content) {
        char last = content.charAt(content.length() - 1);
        return switch (content.charAt(0)) {
            case '[' -> last == ']';
            case '{' -> last == '}' && !content.startsWith("{{");
            case '\'', '"' -> closingQuote(content) == content.length() - 1;
            default -> false;
        };
    }

    /** Where the quotation mark that opens the text is closed; -1 if nowhere. */
    private static int closingQuote(String content) {
        char quote = content.charAt(0);
        int i = 1;
        while (i < content.length()) {
            boolean isDoubled = quote == '\'' && content.startsWith("''", i);
            boolean isEscape = quote == '"' && content.charAt(i) == '\\';
            if (content.charAt(i) == quote && !isDoubled) {
                return i;
            }
            i += isDoubled || isEscape ? 2 : 1;
        }
        return -1;
    }

    private static boolean isBlock(String content, XmlShape.Kind expected) {
        Optional<String> first = content.lines()
                .filter(line -> !line.isBlank() && !isComment(line))
                .findFirst();
        boolean oneLine = content.indexOf('\n') < 0;
        return first.map(String::strip)
                .filter(line -> ITEM.matcher(line).lookingAt()
                        || (ENTRY.matcher(line).lookingAt() && !(oneLine && expected == XmlShape.Kind.ANY)))
                .isPresent();
    }

    /** The first line of a shell script is none. */
    private static boolean isComment(String line) {
        String text = line.strip();
        return text.startsWith("#") && !text.startsWith("#!");
    }
}
