/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.config.ConfigNode.Entry;
import io.github.serverlessmaven.config.ConfigNode.Mapping;
import io.github.serverlessmaven.config.ConfigNode.Scalar;
import io.github.serverlessmaven.config.ConfigNode.ScalarType;
import io.github.serverlessmaven.config.ConfigNode.Sequence;
import io.github.serverlessmaven.config.YamlReader;
import io.github.serverlessmaven.config.YamlWriter;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Changes a text in ways in which people, editors and disks change files. The same random numbers give the same change. */
final class Mutation {

    private static final List<String> TOKENS = List.of(
            ": ",
            "- ",
            "\n",
            "\n  ",
            "\t",
            "'",
            "\"",
            "{",
            "}",
            "[",
            "]",
            ",",
            "#",
            "|\n",
            ">-\n",
            "---\n",
            "&a ",
            "*a",
            "<<: *a",
            "? ",
            "!Ref ",
            "!GetAtt ",
            "!GetAtt a.b",
            "!Sub '${a}'",
            "!If [a, b, c]",
            "!!str ",
            "!!binary ",
            "!x ",
            "null",
            "~",
            "true",
            "-1",
            "0",
            "1.5",
            "99999999999999999999",
            "1e999",
            "0x1F",
            ".inf",
            "2012-10-17",
            "${self:}",
            "${self:functions}",
            "${self:custom.a}",
            "${sls:stage}",
            "${opt:stage, 'x'}",
            "${env:HOME}",
            "${file(serverless.yml)}",
            "${file(../x)}",
            "${aws:region}",
            "${AWS::Region}",
            "${",
            "}",
            "\u0000",
            "\uFEFF",
            "\u0085",
            "\u2028",
            "\uD83D",
            "\uD83D\uDE00",
            "Ref",
            "Fn::GetAtt",
            "functions:",
            "provider:",
            "resources:",
            "Resources:",
            "handler",
            "a".repeat(300));

    private final Random random;
    private final List<String> texts;

    /**
     * Makes mutations.
     *
     * @param random decides
     * @param texts legal files, whose parts are put into others
     */
    Mutation(Random random, List<String> texts) {
        this.random = random;
        this.texts = texts;
    }

    /** The text after one to four changes. */
    String of(String text) {
        String changed = text;
        for (int i = random.nextInt(4); i >= 0; i--) {
            changed = switch (random.nextInt(8)) {
                case 0 -> character(changed);
                case 1 -> line(changed);
                case 2, 3 -> token(changed);
                default -> tree(changed);
            };
        }
        return changed;
    }

    private String character(String text) {
        int at = random.nextInt(text.length() + 1);
        int until = Math.min(text.length(), at + random.nextInt(3));
        String inserted = random.nextBoolean()
                ? ""
                : String.valueOf((char) random.nextInt(random.nextInt(10) == 0 ? 0x10000 : 128));
        return text.substring(0, at) + inserted + text.substring(until);
    }

    private String line(String text) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        if (lines.isEmpty()) {
            return text;
        }
        int at = random.nextInt(lines.size());
        switch (random.nextInt(4)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(at, lines.get(random.nextInt(lines.size())));
            case 2 -> lines.set(at, " ".repeat(random.nextInt(4)) + lines.get(at));
            default -> lines.set(at, lines.get(at).strip());
        }
        return String.join("\n", lines);
    }

    private String token(String text) {
        int at = random.nextInt(text.length() + 1);
        String token = TOKENS.get(random.nextInt(TOKENS.size()));
        int colon = text.indexOf(": ", at);
        boolean replaces = colon >= 0 && random.nextBoolean();
        int end = replaces ? Math.max(colon, text.indexOf('\n', colon)) : at;
        return replaces
                ? text.substring(0, colon + 2) + token + text.substring(end)
                : text.substring(0, at) + token + text.substring(at);
    }

    private String tree(String text) {
        Optional<ConfigNode> tree = read(text);
        return tree.isEmpty() ? text : YamlWriter.write(changed(tree.get(), 0));
    }

    private static Optional<ConfigNode> read(String text) {
        return new YamlReader(new Diagnostics()).read(text, "x.yml");
    }

    private ConfigNode changed(ConfigNode node, int depth) {
        if (depth > 0 && random.nextInt(5) == 0) {
            return replacement(node);
        }
        if (node instanceof Mapping mapping && !mapping.entries().isEmpty()) {
            List<Entry> entries = new ArrayList<>(mapping.entries());
            int at = random.nextInt(entries.size());
            Entry old = entries.get(at);
            switch (random.nextInt(12)) {
                case 0 -> entries.remove(at);
                case 1 -> entries.set(at, new Entry(key(old.key()), old.keyLocation(), old.value()));
                case 2 -> entries.add(new Entry(key(old.key() + "2"), old.keyLocation(), old.value()));
                default -> entries.set(at, new Entry(old.key(), old.keyLocation(), changed(old.value(), depth + 1)));
            }
            return new Mapping(entries.stream().distinct().toList(), mapping.location());
        }
        if (node instanceof Sequence sequence && !sequence.items().isEmpty()) {
            List<ConfigNode> items = new ArrayList<>(sequence.items());
            int at = random.nextInt(items.size());
            switch (random.nextInt(4)) {
                case 0 -> items.remove(at);
                case 1 -> items.add(items.get(at));
                default -> items.set(at, changed(items.get(at), depth + 1));
            }
            return new Sequence(items, sequence.location());
        }
        return replacement(node);
    }

    private String key(String key) {
        return switch (random.nextInt(4)) {
            case 0 -> TOKENS.get(random.nextInt(TOKENS.size())).strip() + "x";
            case 1 -> key + "x";
            case 2 -> key.isEmpty() ? "k" : key.substring(1) + "k";
            default ->
                part(read(texts.get(random.nextInt(texts.size()))).orElseThrow()) instanceof Mapping mapping
                                && !mapping.entries().isEmpty()
                        ? mapping.entries()
                                .get(random.nextInt(mapping.entries().size()))
                                .key()
                        : key;
        };
    }

    private ConfigNode replacement(ConfigNode node) {
        return switch (random.nextInt(6)) {
            case 0 -> new Sequence(List.of(node, node), node.location());
            case 1 -> new Mapping(List.of(new Entry("Ref", node.location(), node)), node.location());
            case 2 -> part(read(texts.get(random.nextInt(texts.size()))).orElseThrow());
            case 3 -> new Scalar("null", ScalarType.NULL, node.location());
            default -> new Scalar(TOKENS.get(random.nextInt(TOKENS.size())), ScalarType.TEXT, node.location());
        };
    }

    /** Any part of a tree. */
    private ConfigNode part(ConfigNode tree) {
        ConfigNode part = tree;
        while (random.nextInt(4) > 0) {
            if (part instanceof Mapping mapping && !mapping.entries().isEmpty()) {
                part = mapping.entries()
                        .get(random.nextInt(mapping.entries().size()))
                        .value();
            } else if (part instanceof Sequence sequence && !sequence.items().isEmpty()) {
                part = sequence.items().get(random.nextInt(sequence.items().size()));
            } else {
                return part;
            }
        }
        return part;
    }
}
