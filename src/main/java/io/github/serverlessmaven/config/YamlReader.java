/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.config;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.diagnostic.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Reads YAML 1.2, and with it JSON, into a configuration tree. CloudFormation's short forms become long forms, merge keys
 * ({@code <<}) are carried out. What a file can cost is bounded: its size, its depth, and the number of nodes its aliases expand to.
 */
public final class YamlReader {

    /** Text that is no YAML. */
    public static final DiagnosticCode YAML_SYNTAX = new DiagnosticCode("YAML_SYNTAX", "The file is not valid YAML.");

    /** A file that is larger than any configuration. */
    public static final DiagnosticCode YAML_TOO_LARGE = new DiagnosticCode(
            "YAML_TOO_LARGE", "The file is too long, nested too deeply, or its aliases expand to too many nodes.");

    private static final int MAXIMUM_CHARACTERS = 4 << 20;
    private static final int MAXIMUM_DEPTH = 100;

    private final Diagnostics diagnostics;

    /** Makes a reader that reports problems. */
    public YamlReader(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /**
     * Reads one document.
     *
     * @param text the whole file
     * @param label the file's name as the user would write it
     * @return the tree; an empty mapping for an empty file; empty if the text is no YAML, which is reported
     */
    public Optional<ConfigNode> read(String text, String label) {
        return read(text, label, Optional.empty());
    }

    /**
     * Reads YAML that stands inside another file.
     *
     * @param text the YAML
     * @param place where it stands; all its nodes get this place
     */
    Optional<ConfigNode> readFragment(String text, Optional<Location> place) {
        return read(text, place.map(Location::file).orElse("text"), place);
    }

    private Optional<ConfigNode> read(String text, String label, Optional<Location> place) {
        Optional<Location> start = place.or(() -> Optional.of(new Location(label, 1, 1)));
        if (text.length() > MAXIMUM_CHARACTERS) {
            tooLarge(start, "has " + text.length() + " characters; " + MAXIMUM_CHARACTERS + " are allowed");
            return Optional.empty();
        }
        try {
            List<Node> documents = compose(text, label);
            if (documents.size() > 1) {
                syntax(start, "has " + documents.size() + " documents, divided by ---", "Keep one of them.");
                return Optional.empty();
            }
            YamlTree tree = new YamlTree(label, place, diagnostics);
            return documents.isEmpty()
                    ? Optional.of(new ConfigNode.Mapping(List.of(), start))
                    : tree.read(documents.get(0));
        } catch (MarkedYamlEngineException e) {
            Optional<Location> mark =
                    place.isPresent() ? place : e.getProblemMark().map(at -> YamlTree.location(label, at));
            syntax(mark.or(() -> start), problem(e), "Check indentation, quotes and brackets around this place.");
        } catch (YamlEngineException e) {
            boolean large = String.valueOf(e.getMessage()).contains("exceeds");
            if (large) {
                tooLarge(start, String.valueOf(e.getMessage()));
            } else {
                syntax(start, String.valueOf(e.getMessage()), "Correct the YAML.");
            }
        } catch (StackOverflowError tooDeep) {
            tooLarge(start, "is nested too deeply");
        }
        return Optional.empty();
    }

    private static List<Node> compose(String text, String label) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(label)
                .setSchema(new CoreSchema()) // carries out merge keys too
                .setAllowNonScalarKeys(true) // reported by YamlTree
                .setCodePointLimit(MAXIMUM_CHARACTERS)
                .setMaxAliasesForCollections(Integer.MAX_VALUE) // counted by YamlTree after expansion
                .setAllowDuplicateKeys(true) // reported by YamlTree with both places
                .setParseComments(false)
                .build();
        List<Node> documents = new ArrayList<>();
        new Compose(settings).composeAllFromString(text).forEach(documents::add);
        return documents;
    }

    private static String problem(MarkedYamlEngineException e) {
        String problem = String.valueOf(e.getProblem());
        String context = e.getContext() == null || e.getContext().isEmpty() ? "" : " (" + e.getContext() + ")";
        return "is not valid YAML: " + problem + context;
    }

    private void syntax(Optional<Location> place, String problem, String remedy) {
        diagnostics.error(YAML_SYNTAX, place, "", problem, remedy);
    }

    private void tooLarge(Optional<Location> place, String problem) {
        diagnostics.error(YAML_TOO_LARGE, place, "", problem, "Make it smaller, or move parts to files of their own.");
    }

    /** How deep a tree may be. */
    static int maximumDepth() {
        return MAXIMUM_DEPTH;
    }
}
