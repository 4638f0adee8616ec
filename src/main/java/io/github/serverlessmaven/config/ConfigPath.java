/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.config;

import io.github.serverlessmaven.config.ConfigNode.Entry;
import io.github.serverlessmaven.config.ConfigNode.Mapping;
import io.github.serverlessmaven.config.ConfigNode.Sequence;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.diagnostic.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A way down a configuration, written as its keys joined by dots: {@code functions.hello.layers.0}. A key that holds a dot or a bracket
 * stands in quotes, {@code custom.'a.b'}; brackets do too, {@code custom['a.b'].list[0]}.
 *
 * @param keys the keys from the top; an item of a list by its number from 0
 */
public record ConfigPath(List<String> keys) {

    private static final Pattern KEY = Pattern.compile(
            "\\G\\.?(?:\\[([0-9]+)]|\\['([^']*)']|\\[\"([^\"]*)\"]|'([^']*)'|\"([^\"]*)\"|([^.\\['\"][^.\\[]*))");

    private static final Pattern PLAIN = Pattern.compile("[^.\\['\"][^.\\[]*");
    private static final int SHOWN = 20;

    /** Copies the keys. */
    public ConfigPath {
        keys = List.copyOf(keys);
    }

    /**
     * Reads a path.
     *
     * @throws ServerlessException if it is none
     */
    public static ConfigPath parse(String text) {
        List<String> keys = new ArrayList<>();
        Matcher key = KEY.matcher(text);
        int end = 0;
        while (key.find()) {
            keys.add(text(key));
            end = key.end();
        }
        if (end < text.length() || keys.isEmpty() || text.startsWith(".")) {
            throw new ServerlessException(
                    "\"" + text + "\" is not a path of a configuration.",
                    "Join keys by dots, and put a key that holds a dot into quotes: custom.names.'a.b'.");
        }
        return new ConfigPath(keys);
    }

    private static String text(Matcher key) {
        int group = 1;
        while (key.group(group) == null) {
            group++;
        }
        return key.group(group);
    }

    /** This path with one more key. */
    public ConfigPath below(String key) {
        List<String> more = new ArrayList<>(keys);
        more.add(key);
        return new ConfigPath(more);
    }

    /**
     * What stands at this path.
     *
     * @throws ServerlessException if nothing does, with what could be meant
     */
    public ConfigNode in(ConfigNode root) {
        ConfigNode node = root;
        for (int i = 0; i < keys.size(); i++) {
            ConfigPath above = new ConfigPath(keys.subList(0, i));
            String key = keys.get(i);
            ConfigNode parent = node;
            node = child(parent, key).orElseThrow(() -> above.hasNot(key, parent));
        }
        return node;
    }

    private static Optional<ConfigNode> child(ConfigNode node, String key) {
        if (node instanceof Mapping mapping) {
            return mapping.get(key);
        }
        return node instanceof Sequence sequence && key.matches("[0-9]{1,9}")
                ? sequence.items().stream().skip(Long.parseLong(key)).findFirst()
                : Optional.empty();
    }

    private ServerlessException hasNot(String key, ConfigNode parent) {
        String place = keys.isEmpty() ? "The configuration" : "\"" + this + "\"";
        if (parent instanceof Mapping mapping) {
            List<String> known = mapping.entries().stream().map(Entry::key).toList();
            return new ServerlessException(place + " has no \"" + key + "\".", remedy(key, known));
        }
        return parent instanceof Sequence sequence
                ? new ServerlessException(
                        place + " is a list of " + sequence.items().size() + ", of which there is no \"" + key + "\".",
                        "Count from 0.")
                : new ServerlessException(
                        place + " is " + parent.describe() + ", which has nothing below it.",
                        "Remove what follows it.");
    }

    private String remedy(String key, List<String> known) {
        Optional<String> meant = known.stream()
                .filter(other -> other.startsWith(key + "."))
                .findFirst()
                .or(() -> Suggestion.of(key, known));
        if (meant.isPresent()) {
            return "Did you mean " + below(meant.get()) + "?";
        }
        return known.isEmpty()
                ? "It is empty."
                : "There is " + known.stream().limit(SHOWN).collect(Collectors.joining(", "))
                        + (known.size() > SHOWN ? " and more." : ".");
    }

    /** The path as {@link #parse} reads it. */
    @Override
    public String toString() {
        return keys.stream().map(ConfigPath::quoted).collect(Collectors.joining("."));
    }

    private static String quoted(String key) {
        if (PLAIN.matcher(key).matches()) {
            return key;
        }
        return key.indexOf('\'') < 0 ? "'" + key + "'" : "\"" + key + "\"";
    }
}
