/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.artifact;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A pattern for paths as Serverless understands them: {@code *} and {@code ?} stay inside a folder, a folder named {@code **} is any
 * number of folders, none too; {@code [a-z]}, {@code {a,b}} and {@code @(a|b)} are choices. A dot in front of a name is nothing
 * special. Paths have {@code /} between folders on every system.
 */
final class Glob {

    private final String text;
    private final Pattern pattern;

    private Glob(String text) {
        this.text = text;
        try {
            pattern = Pattern.compile(new Translation(text).regex(), Pattern.DOTALL);
        } catch (PatternSyntaxException e) {
            throw new PackagingException(
                    "The pattern \"" + text + "\" cannot be understood.",
                    "Balance its braces and brackets, or write \\ in front of one that means itself.",
                    e);
        }
    }

    /**
     * Reads a pattern; a {@code ./} in front means nothing.
     *
     * @throws PackagingException if it has no meaning
     */
    static Glob of(String text) {
        return new Glob(text.startsWith("./") ? text.substring(2) : text);
    }

    /** Whether a path matches as a whole. */
    boolean matches(String path) {
        return pattern.matcher(path).matches();
    }

    /** Whether everything below a folder matches. */
    boolean coversAllBelow(String folder) {
        return text.endsWith("**") && matches(folder + "/x") && matches(folder + "/x/y");
    }

    /** Whether something below a folder may match; says yes where it cannot know. */
    boolean mayMatchBelow(String folder) {
        String literal = text.split("[*?\\[{@+!(\\\\]", 2)[0];
        String below = folder + "/";
        return literal.startsWith(below) || below.startsWith(literal);
    }

    @Override
    public String toString() {
        return text;
    }

    /** Character by character from a glob to a regular expression. */
    private static final class Translation {

        private final String glob;
        private final StringBuilder regex = new StringBuilder();
        private int at;
        private int braces;

        Translation(String glob) {
            this.glob = glob;
        }

        String regex() {
            while (at < glob.length()) {
                next();
            }
            return regex.toString();
        }

        private void next() {
            if (folders() || choice()) {
                return;
            }
            char c = glob.charAt(at++);
            switch (c) {
                case '*' -> regex.append("[^/]*");
                case '?' -> regex.append("[^/]");
                case '{' -> open();
                case '}' -> close();
                case ',' -> regex.append(braces > 0 ? "|" : ",");
                case '\\' -> literal(at < glob.length() ? glob.charAt(at++) : '\\');
                default -> literal(c);
            }
        }

        /** A whole folder's name of two stars. */
        private boolean folders() {
            boolean starts = at == 0 || "/{,(|".indexOf(glob.charAt(at - 1)) >= 0;
            if (!starts || !glob.startsWith("**", at)) {
                return false;
            }
            boolean slash = glob.startsWith("/", at + 2);
            regex.append(slash ? "(?:.*/)?" : ".*");
            at += slash ? 3 : 2;
            return true;
        }

        /** {@code [a-z]} and {@code @(a|b)}. */
        private boolean choice() {
            int end = glob.charAt(at) == '[' ? glob.indexOf(']', at + 2) : -1;
            if (end > 0) {
                String characters =
                        glob.substring(at + 1, end).replace("\\", "\\\\").replace("[", "\\[");
                boolean not = characters.startsWith("!") || characters.startsWith("^");
                regex.append("(?!/)[")
                        .append(not ? "^" + characters.substring(1) : characters)
                        .append(']');
                at = end + 1;
                return true;
            }
            int close = glob.startsWith("(", at + 1) ? glob.indexOf(')', at) : -1;
            if (close < 0 || "@?*+!".indexOf(glob.charAt(at)) < 0) {
                return false;
            }
            char kind = glob.charAt(at);
            String alternatives = "(?:" + new Translation(glob.substring(at + 2, close)).alternatives() + ")";
            at = close + 1;
            if (kind == '!') {
                String rest = new Translation(glob.substring(at)).regex();
                regex.append("(?!")
                        .append(alternatives)
                        .append(rest)
                        .append("$)[^/]*")
                        .append(rest);
                at = glob.length();
            } else {
                regex.append(alternatives).append(kind == '@' ? "" : kind);
            }
            return true;
        }

        private String alternatives() {
            StringBuilder all = new StringBuilder();
            for (String alternative : glob.split("\\|", -1)) {
                all.append(all.isEmpty() ? "" : "|").append(new Translation(alternative).regex());
            }
            return all.toString();
        }

        private void open() {
            if (glob.indexOf('}', at) < 0) {
                literal('{');
            } else {
                braces++;
                regex.append("(?:");
            }
        }

        private void close() {
            if (braces == 0) {
                literal('}');
            } else {
                braces--;
                regex.append(')');
            }
        }

        private void literal(char c) {
            if ("\\.[]{}()+-*?^$|&".indexOf(c) >= 0) {
                regex.append('\\');
            }
            regex.append(c);
        }
    }
}
