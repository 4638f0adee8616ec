/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.config;

import io.github.serverlessmaven.config.ConfigNode.Mapping;
import io.github.serverlessmaven.config.ConfigNode.Scalar;
import io.github.serverlessmaven.config.ConfigNode.ScalarType;
import io.github.serverlessmaven.config.ConfigNode.Sequence;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.StreamDataWriter;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.emitter.Emitter;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import org.snakeyaml.engine.v2.serializer.Serializer;

/** Writes a configuration tree as YAML that reads back as the same tree. */
public final class YamlWriter {

    private static final Pattern NO_COMMENT = Pattern.compile("[\\p{Cntrl}\\s\u0085\u2028\u2029]+");

    private YamlWriter() {}

    /** The tree as YAML, ending with a line feed. */
    public static String write(ConfigNode node) {
        DumpSettings settings = DumpSettings.builder()
                .setSchema(new CoreSchema())
                .setDefaultFlowStyle(FlowStyle.BLOCK)
                .setWidth(Integer.MAX_VALUE)
                .setSplitLines(false)
                .build();
        Text text = new Text();
        Serializer serializer = new Serializer(settings, new Emitter(settings, text));
        serializer.emitStreamStart();
        serializer.serializeDocument(toNode(node));
        serializer.emitStreamEnd();
        return text.builder.toString();
    }

    /**
     * The tree as YAML with comments, ending with a line feed.
     *
     * @param comments the comment behind the single value at a path
     */
    public static String write(ConfigNode node, Function<List<String>, Optional<String>> comments) {
        String text = write(node);
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        new YamlReader(new Diagnostics())
                .read(text, "")
                .ifPresent(placed -> comment(placed, List.of(), comments, lines));
        return String.join("\n", lines);
    }

    /** Appends to the line where each single value starts; behind the sign of a text of several lines YAML allows a comment too. */
    private static void comment(
            ConfigNode node, List<String> path, Function<List<String>, Optional<String>> comments, List<String> lines) {
        if (node instanceof Mapping mapping && !mapping.entries().isEmpty()) {
            mapping.entries()
                    .forEach(entry -> comment(entry.value(), Origins.below(path, entry.key()), comments, lines));
        } else if (node instanceof Sequence sequence && !sequence.items().isEmpty()) {
            for (int i = 0; i < sequence.items().size(); i++) {
                comment(sequence.items().get(i), Origins.below(path, String.valueOf(i)), comments, lines);
            }
        } else {
            int line = node.location().orElseThrow().line() - 1;
            comments.apply(path)
                    .map(comment -> NO_COMMENT.matcher(comment).replaceAll(" "))
                    .ifPresent(comment -> lines.set(line, lines.get(line) + " # " + comment));
        }
    }

    private static Node toNode(ConfigNode node) {
        if (node instanceof Mapping mapping) {
            List<NodeTuple> tuples = new ArrayList<>();
            mapping.entries().forEach(entry -> tuples.add(new NodeTuple(text(entry.key()), toNode(entry.value()))));
            return new MappingNode(Tag.MAP, tuples, flow(tuples.isEmpty()));
        }
        if (node instanceof Sequence sequence) {
            List<Node> items = new ArrayList<>();
            sequence.items().forEach(item -> items.add(toNode(item)));
            return new SequenceNode(Tag.SEQ, items, flow(items.isEmpty()));
        }
        return toNode((Scalar) node);
    }

    private static FlowStyle flow(boolean empty) {
        return empty ? FlowStyle.FLOW : FlowStyle.BLOCK;
    }

    private static Node toNode(Scalar scalar) {
        Tag tag = tag(meaning(scalar));
        return tag.equals(Tag.STR) ? text(scalar.text()) : new ScalarNode(tag, scalar.text(), ScalarStyle.PLAIN);
    }

    /** The property decides what a word of the POM means; a number or boolean without quotes leaves that open in YAML too. */
    private static ScalarType meaning(Scalar scalar) {
        if (scalar.type() != ScalarType.UNTYPED) {
            return scalar.type();
        }
        PlainScalar plain = PlainScalar.of(scalar.text());
        return plain.text().equals(scalar.text()) && plain.type() != ScalarType.NULL ? plain.type() : ScalarType.TEXT;
    }

    private static Tag tag(ScalarType type) {
        return switch (type) {
            case NULL -> Tag.NULL;
            case BOOLEAN -> Tag.BOOL;
            case INTEGER -> Tag.INT;
            case DECIMAL -> Tag.FLOAT;
            case TEXT, UNTYPED -> Tag.STR;
        };
    }

    private static Node text(String text) {
        ScalarStyle plainest = text.contains("\n") ? ScalarStyle.LITERAL : ScalarStyle.PLAIN;
        // The emitter takes a next line (U+0085) for an ordinary character, the parser for a line break.
        return new ScalarNode(Tag.STR, text, text.indexOf('\u0085') < 0 ? plainest : ScalarStyle.DOUBLE_QUOTED);
    }

    private static final class Text implements StreamDataWriter {
        private final StringBuilder builder = new StringBuilder();

        @Override
        public void write(String str) {
            builder.append(str);
        }

        @Override
        public void write(String str, int off, int len) {
            builder.append(str, off, off + len);
        }
    }
}
