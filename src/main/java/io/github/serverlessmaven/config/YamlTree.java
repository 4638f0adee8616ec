/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.config;

import io.github.serverlessmaven.config.Anchors.Anchored;
import io.github.serverlessmaven.config.ConfigNode.Entry;
import io.github.serverlessmaven.config.ConfigNode.Mapping;
import io.github.serverlessmaven.config.ConfigNode.Scalar;
import io.github.serverlessmaven.config.ConfigNode.ScalarType;
import io.github.serverlessmaven.config.ConfigNode.Sequence;
import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;

/**
 * Builds the configuration tree while the parser goes through a text, and stops it as soon as the tree is too deep or too large. An alias
 * shares the tree of its anchor.
 */
final class YamlTree {

    static final DiagnosticCode INVALID_KEY =
            new DiagnosticCode("INVALID_KEY", "The key of the mapping is not a scalar.");

    private static final int MAXIMUM_NODES = 200_000;
    private static final int MAXIMUM_DEPTH = 100;

    private final YamlEvents events;
    private final YamlPlace place;
    private final Diagnostics diagnostics;
    private final YamlTags tags;
    private final Anchors anchors = new Anchors();
    private int nodes;
    private int depth;
    private int deepest;

    YamlTree(YamlEvents events, YamlPlace place, Diagnostics diagnostics) {
        this.events = events;
        this.place = place;
        this.diagnostics = diagnostics;
        this.tags = new YamlTags(place, diagnostics);
    }

    /**
     * The tree of the only document that is not empty.
     *
     * @return the tree; empty if nothing is written
     * @throws BrokenYamlException if the text is not YAML, or too large, or has several documents
     */
    Optional<ConfigNode> read() {
        Optional<ConfigNode> root = Optional.empty();
        events.next(); // the stream's start
        while (events.next() instanceof DocumentStartEvent) {
            Event first = events.next();
            if (!isNothing(first)) {
                if (root.isPresent()) {
                    throw broken(
                            YamlReader.YAML_SYNTAX,
                            first,
                            "is a second document",
                            "Keep one; \"---\" divides documents.");
                }
                root = Optional.of(node(first));
            }
            events.next(); // the document's end
        }
        return root;
    }

    private static boolean isNothing(Event event) {
        return event instanceof ScalarEvent scalar
                && scalar.isPlain()
                && scalar.getValue().isEmpty()
                && scalar.getTag().isEmpty();
    }

    private ConfigNode node(Event event) {
        if (event instanceof AliasEvent alias) {
            return alias(alias);
        }
        NodeEvent start = (NodeEvent) event;
        grow(1, 1, start);
        depth++;
        int nodesBefore = nodes;
        int deepestBefore = deepest;
        deepest = depth;
        Optional<String> anchor = start.getAnchor().map(Anchor::getValue);
        anchor.ifPresent(anchors::open);
        ConfigNode node = content(start);
        Anchored anchored = new Anchored(node, nodes - nodesBefore + 1, deepest - depth + 1);
        anchor.ifPresent(name -> anchors.close(name, anchored));
        deepest = Math.max(deepest, deepestBefore);
        depth--;
        return node;
    }

    private ConfigNode alias(AliasEvent alias) {
        String name = alias.getAlias().getValue();
        if (anchors.isOpen(name)) {
            throw broken(
                    YamlReader.YAML_SYNTAX,
                    alias,
                    "the alias *" + name + " is inside the value that it is an alias of",
                    "Remove it: a configuration cannot contain itself.");
        }
        Anchored anchored = anchors.get(name)
                .orElseThrow(() -> broken(
                        YamlReader.YAML_SYNTAX,
                        alias,
                        "the alias *" + name + " has no anchor &" + name + " above it",
                        "Mark the value with &" + name + ", or put text that starts with * into quotes."));
        grow(anchored.nodes(), anchored.height(), alias);
        return anchored.node();
    }

    private void grow(int addedNodes, int addedDepth, Event event) {
        if (depth + addedDepth > MAXIMUM_DEPTH) {
            throw broken(
                    YamlReader.YAML_TOO_LARGE,
                    event,
                    "is nested more than " + MAXIMUM_DEPTH + " deep",
                    "Use flatter lists, mappings and aliases.");
        }
        if (nodes + addedNodes > MAXIMUM_NODES) {
            throw broken(
                    YamlReader.YAML_TOO_LARGE,
                    event,
                    "expands to more than " + MAXIMUM_NODES + " nodes",
                    "Use fewer aliases, or move parts to files of their own.");
        }
        nodes += addedNodes;
        deepest = Math.max(deepest, depth + addedDepth);
    }

    private ConfigNode content(NodeEvent start) {
        if (start instanceof ScalarEvent scalar) {
            return tags.scalar(scalar);
        }
        ConfigNode collection = start instanceof MappingStartEvent ? mapping(start) : sequence(start);
        return tags.collection((CollectionStartEvent) start, collection);
    }

    private Sequence sequence(NodeEvent start) {
        List<ConfigNode> items = new ArrayList<>();
        Event event = events.next();
        while (!(event instanceof SequenceEndEvent)) {
            items.add(node(event));
            event = events.next();
        }
        return new Sequence(items, place.of(start));
    }

    private Mapping mapping(NodeEvent start) {
        MappingEntries entries = new MappingEntries(diagnostics);
        Event event = events.next();
        while (!(event instanceof MappingEndEvent)) {
            Optional<String> key = key(event);
            Event valueEvent = events.next();
            ConfigNode value = node(valueEvent);
            if (isMerge(event)) {
                entries.merge(value, place.of(valueEvent));
            } else {
                Event keyEvent = event;
                key.ifPresent(name -> entries.add(new Entry(name, place.of(keyEvent), value)));
            }
            event = events.next();
        }
        return entries.toMapping(place.of(start));
    }

    private static boolean isMerge(Event event) {
        return event instanceof ScalarEvent scalar
                && scalar.isPlain()
                && scalar.getValue().equals("<<");
    }

    /** The key as written; empty if it is not a word, which is reported. */
    private Optional<String> key(Event event) {
        ConfigNode node = node(event);
        if (event instanceof ScalarEvent scalar) {
            nodes--; // a key is part of its entry
            if (node instanceof Scalar word
                    && !word.isNull()
                    && !scalar.getValue().isEmpty()) {
                return Optional.of(scalar.getValue());
            }
        } else if (node instanceof Scalar word && !word.isNull() && !word.text().isEmpty()) {
            return Optional.of(word.text());
        }
        String found = node instanceof Scalar word
                        && word.type() == ScalarType.TEXT
                        && word.text().isEmpty()
                ? "empty"
                : node.describe();
        diagnostics.error(
                INVALID_KEY, place.of(event), "", "the key is " + found, "Write a scalar, in quotes if need be.");
        return Optional.empty();
    }

    private BrokenYamlException broken(DiagnosticCode code, Event event, String problem, String remedy) {
        return new BrokenYamlException(code, place.of(event), problem, remedy);
    }
}
