/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.report;

import java.util.List;

/** A text in GitHub's Markdown that has at most so many characters. What is put into it from outside has no meaning in Markdown or HTML. */
final class MarkdownDocument {

    private static final int LONGEST_CELL = 300;

    /** Room for the end of a table and for the note on rows that are left out, of this table and of those to come. */
    private static final int RESERVE = 2_000;

    /** Dots, hyphens and the like have a meaning only at the beginning of a line, where no value stands. */
    private static final String STRUCTURE = "\\`*_[]<>#|~&@$";

    private final int limit;
    private final StringBuilder text = new StringBuilder();

    MarkdownDocument(int limit) {
        this.limit = limit;
    }

    /** A value as code. */
    static String code(String value) {
        return "<code>" + escaped(value) + "</code>";
    }

    /** A sentence; names of users and numbers of issues in it are no links. */
    static String text(String sentence) {
        return escaped(sentence).replace("&#64;", "&#64;<!-- -->").replace("&#35;", "&#35;<!-- -->");
    }

    private static String escaped(String value) {
        StringBuilder escaped = new StringBuilder();
        value.codePoints().limit(LONGEST_CELL).forEach(point -> {
            if (Character.isISOControl(point) || Character.getType(point) == Character.FORMAT) {
                escaped.append(point == '\n' || point == '\t' || point == '\r' ? " " : "\uFFFD");
            } else if (STRUCTURE.indexOf(point) >= 0) {
                escaped.append("&#").append(point).append(';');
            } else {
                escaped.appendCodePoint(point);
            }
        });
        return escaped + (value.codePointCount(0, value.length()) > LONGEST_CELL ? "…" : "");
    }

    void line(String line) {
        text.append(line).append('\n');
    }

    /** A table under a title, with as many rows as there is room for. */
    void table(String title, List<String> columns, List<List<String>> rows, boolean isFolded) {
        line("");
        line(isFolded ? "<details><summary>" + title + "</summary>" : "**" + title + "**");
        line("");
        line(row(columns));
        line("|" + "---|".repeat(columns.size()));
        int written = 0;
        while (written < rows.size() && fits(row(rows.get(written)))) {
            line(row(rows.get(written)));
            written++;
        }
        if (written < rows.size()) {
            line("");
            line((rows.size() - written)
                    + " more are left out here, since a comment has at most 65,536 characters. All of them are in"
                    + " `target/serverless/plan.json`.");
        }
        if (isFolded) {
            line("");
            line("</details>");
        }
    }

    private static String row(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |";
    }

    private boolean fits(String line) {
        return text.length() + line.length() + Math.min(RESERVE, limit / 2) < limit;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
