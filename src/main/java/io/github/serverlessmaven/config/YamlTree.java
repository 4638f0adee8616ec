/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.config;

import io.github.serverlessmaven.config.ConfigNode.Entry;
import io.github.serverlessmaven.config.ConfigNode.Mapping;
import io.github.serverlessmaven.config.ConfigNode.Scalar;
import io.github.serverlessmaven.config.ConfigNode.ScalarType;
import io.github.serverlessmaven.config.ConfigNode.Sequence;
import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.diagnostic.Location;
import io.github.serverlessmaven.diagnostic.Suggestion;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** One document of YAML nodes as a configuration tree. */
final class YamlTree {

    static final DiagnosticCode DUPLICATE_KEY =
            new DiagnosticCode("DUPLICATE_KEY", "The mapping has the key twice; YAML allows it once.");

    static final DiagnosticCode UNKNOWN_TAG =
            new DiagnosticCode("UNKNOWN_TAG", "The YAML tag is not a short form of CloudFormation's functions.");

    static final DiagnosticCode INVALID_KEY =
            new DiagnosticCode("INVALID_KEY", "The key of the mapping is not a word.");

    private static final int MAXIMUM_NODES = 200_000;

    private final String label;
    private final Optional<Location> place;
    private final Diagnostics diagnostics;
    private int nodes;
    private int depth;

    YamlTree(String label, Optional<Location> place, Diagnostics diagnostics) {
        this.label = label;
        this.place = place;
        this.diagnostics = diagnostics;
    }

    /** The tree; empty if it is too large, which is reported. */
    Optional<ConfigNode> read(Node root) {
        try {
            return Optional.of(convert(root));
        } catch (TooLarge e) {
            diagnostics.error(
                    YamlReader.YAML_TOO_LARGE,
                    location(root),
                    "",
                    String.valueOf(e.getMessage()),
                    "Use fewer or flatter aliases, or move parts to files of their own.");
            return Optional.empty();
        }
    }

    private ConfigNode convert(Node node) {
        if (++nodes > MAXIMUM_NODES) {
            throw new TooLarge("expands to more than " + MAXIMUM_NODES + " nodes");
        }
        if (++depth > YamlReader.maximumDepth()) {
            throw new TooLarge(
                    "is nested more than " + YamlReader.maximumDepth() + " deep, or an alias contains itself");
        }
        ConfigNode converted = tagged(node);
        depth--;
        return converted;
    }

    private ConfigNode tagged(Node node) {
        String tag = node.getTag().getValue();
        if (!tag.startsWith("!")) {
            return plain(node);
        }
        Optional<String> name = ShortTag.nameIn(tag);
        if (name.isEmpty()) {
            diagnostics.error(
                    UNKNOWN_TAG,
                    location(node),
                    "",
                    "the tag " + tag + " is unknown",
                    Suggestion.of(tag.substring(1), ShortTag.NAMES)
                            .map(meant -> "Did you mean \"!" + meant + "\"?")
                            .orElse("Use one of CloudFormation's short forms, such as !Ref, !GetAtt or !Sub."));
            return plain(node);
        }
        ConfigNode argument = node instanceof ScalarNode scalar
                ? new Scalar(scalar.getValue(), ScalarType.TEXT, location(node))
                : plain(node);
        return ShortTag.longForm(name.get(), argument);
    }

    private ConfigNode plain(Node node) {
        if (node instanceof MappingNode mapping) {
            return mapping(mapping);
        }
        if (node instanceof SequenceNode sequence) {
            List<ConfigNode> items = new ArrayList<>();
            sequence.getValue().forEach(item -> items.add(convert(item)));
            return new Sequence(items, location(node));
        }
        return scalar((ScalarNode) node);
    }

    private Scalar scalar(ScalarNode node) {
        ScalarType type = switch (node.getTag().getValue()) {
            case "tag:yaml.org,2002:null" -> ScalarType.NULL;
            case "tag:yaml.org,2002:bool" -> ScalarType.BOOLEAN;
            case "tag:yaml.org,2002:int" -> ScalarType.INTEGER;
            case "tag:yaml.org,2002:float" -> ScalarType.DECIMAL;
            default -> ScalarType.TEXT;
        };
        return new Scalar(text(node.getValue(), type), type, location(node));
    }

    /** One spelling of null, of booleans and of numbers in other bases; everything else as it was written. */
    private static String text(String written, ScalarType type) {
        return switch (type) {
            case NULL -> "null";
            case BOOLEAN -> written.toLowerCase(Locale.ROOT);
            case INTEGER ->
                written.matches("0[xo].*")
                        ? new BigInteger(written.substring(2), written.startsWith("0x") ? 16 : 8).toString()
                        : written;
            case DECIMAL, TEXT, UNTYPED -> written;
        };
    }

    private Mapping mapping(MappingNode node) {
        Map<String, Entry> own = new LinkedHashMap<>();
        for (NodeTuple tuple : node.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                invalid(
                        tuple.getKeyNode(),
                        "the key is " + convert(tuple.getKeyNode()).describe());
            } else {
                Entry entry = new Entry(key.getValue(), location(key), convert(tuple.getValueNode()));
                Entry first = own.putIfAbsent(key.getValue(), entry);
                if (first != null) {
                    duplicate(first, entry);
                }
            }
        }
        return new Mapping(List.copyOf(own.values()), location(node));
    }

    private void invalid(Node node, String problem) {
        diagnostics.error(INVALID_KEY, location(node), "", problem, "Use words as keys.");
    }

    private void duplicate(Entry first, Entry second) {
        diagnostics.error(
                DUPLICATE_KEY,
                second.keyLocation(),
                "",
                "the key \"" + second.key() + "\" is here a second time, first at "
                        + first.keyLocation().map(Location::toString).orElse("an unknown place"),
                "Remove one of them, or join what is below them.");
    }

    private Optional<Location> location(Node node) {
        return place.isPresent() ? place : node.getStartMark().map(mark -> location(label, mark));
    }

    static Location location(String label, Mark mark) {
        return new Location(label, mark.getLine() + 1, mark.getColumn() + 1);
    }

    private static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooLarge(String message) {
            super(message, null, false, false);
        }
    }
}
