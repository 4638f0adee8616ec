/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.variable;

import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.config.ConfigNode.ScalarType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** JSON that stands in no file, such as the value of a parameter. Strict: what is not exactly JSON is text. */
final class JsonText {

    private static final int DEEPEST = 100;
    private static final char END = '\0';
    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{4}");
    private static final Pattern INTEGER = Pattern.compile("-?(?:0|[1-9]\\d*)");
    private static final Pattern DECIMAL = Pattern.compile("-?(?:0|[1-9]\\d*)(?:\\.\\d+)?(?:[eE][+-]?\\d+)?");
    private static final Pattern BEFORE_MARK = Pattern.compile("[^\\s,:\\[\\]{}\"]*");

    private final String text;
    private int at;

    private JsonText(String text) {
        this.text = text;
    }

    /** The JSON value; empty if the text is none. Of a key that stands twice the last counts, as in JavaScript. */
    static Optional<ConfigNode> parse(String text) {
        JsonText json = new JsonText(text);
        try {
            ConfigNode value = json.value(0);
            return json.next() == END && json.at == text.length() ? Optional.of(value) : Optional.empty();
        } catch (NotJson e) {
            return Optional.empty();
        }
    }

    /** Undoes JSON's escapes; empty if one is unknown. Control characters may stand for themselves. */
    static Optional<String> unescape(String escaped) {
        StringBuilder plain = new StringBuilder();
        int from = 0;
        for (int backslash = escaped.indexOf('\\'); backslash >= 0; backslash = escaped.indexOf('\\', from)) {
            plain.append(escaped, from, backslash);
            char kind = backslash + 1 < escaped.length() ? escaped.charAt(backslash + 1) : END;
            int known = "\"\\/bfnrt".indexOf(kind);
            if (known >= 0) {
                plain.append("\"\\/\b\f\n\r\t".charAt(known));
                from = backslash + 2;
            } else if (kind == 'u'
                    && HEX.matcher(escaped)
                            .region(backslash + 2, escaped.length())
                            .lookingAt()) {
                plain.append((char) Integer.parseInt(escaped.substring(backslash + 2, backslash + 6), 16));
                from = backslash + 6;
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(plain.append(escaped, from, escaped.length()).toString());
    }

    private ConfigNode value(int depth) {
        require(depth < DEEPEST);
        return switch (next()) {
            case '{' -> mapping(depth);
            case '[' -> sequence(depth);
            case '"' -> new ConfigNode.Scalar(string(), ScalarType.TEXT, Optional.empty());
            default -> word();
        };
    }

    private ConfigNode mapping(int depth) {
        Map<String, ConfigNode.Entry> entries = new LinkedHashMap<>();
        at++;
        while (next() != '}') {
            require(next() == '"');
            String key = string();
            require(next() == ':');
            at++;
            entries.put(key, new ConfigNode.Entry(key, Optional.empty(), value(depth + 1)));
            separator('}');
        }
        at++;
        return new ConfigNode.Mapping(List.copyOf(entries.values()), Optional.empty());
    }

    private ConfigNode sequence(int depth) {
        List<ConfigNode> items = new ArrayList<>();
        at++;
        while (next() != ']') {
            items.add(value(depth + 1));
            separator(']');
        }
        at++;
        return new ConfigNode.Sequence(items, Optional.empty());
    }

    private void separator(char end) {
        if (next() == ',') {
            at++;
            require(next() != end);
        } else {
            require(next() == end);
        }
    }

    private String string() {
        int start = ++at;
        while (at < text.length() && text.charAt(at) != '"') {
            require(text.charAt(at) >= ' ');
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        require(at < text.length());
        return unescape(text.substring(start, at++)).orElseThrow(NotJson::new);
    }

    private ConfigNode word() {
        var matcher = BEFORE_MARK.matcher(text).region(at, text.length());
        require(matcher.lookingAt());
        String word = matcher.group();
        at = matcher.end();
        return new ConfigNode.Scalar(word, type(word), Optional.empty());
    }

    private static ScalarType type(String word) {
        if (INTEGER.matcher(word).matches()) {
            return ScalarType.INTEGER;
        }
        if (DECIMAL.matcher(word).matches()) {
            return ScalarType.DECIMAL;
        }
        return switch (word) {
            case "true", "false" -> ScalarType.BOOLEAN;
            case "null" -> ScalarType.NULL;
            default -> throw new NotJson();
        };
    }

    /** The next character that is no space, not yet taken; {@link #END} behind the last. */
    private char next() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : END;
    }

    private static void require(boolean json) {
        if (!json) {
            throw new NotJson();
        }
    }

    private static final class NotJson extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotJson() {
            super("no JSON", null, false, false);
        }
    }
}
