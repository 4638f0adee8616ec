/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.config;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.diagnostic.Location;
import java.util.List;
import java.util.Optional;

/**
 * Reads YAML 1.2, and with it JSON, into a configuration tree. CloudFormation's short forms become long forms, merge keys
 * ({@code <<}) are carried out. What a file can cost is bounded: its size (4 Mi characters), its depth (100), and the number of nodes its
 * aliases expand to (200,000). No text makes it throw anything.
 */
public final class YamlReader {

    /** Text that is not YAML. */
    public static final DiagnosticCode YAML_SYNTAX = new DiagnosticCode("YAML_SYNTAX", "The file is not valid YAML.");

    /** A file that is larger than any configuration. */
    public static final DiagnosticCode YAML_TOO_LARGE = new DiagnosticCode(
            "YAML_TOO_LARGE", "The file is too long, nested too deeply, or its aliases expand to too many nodes.");

    private static final int MAXIMUM_CHARACTERS = 4 << 20;

    private final Diagnostics diagnostics;

    /** Makes a reader that reports problems. */
    public YamlReader(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /**
     * Reads one document.
     *
     * @param text the whole file; a byte order mark before it is ignored
     * @param label the file's name as the user would write it
     * @return the tree; an empty mapping for an empty file; empty if the text is not YAML or too large. Whatever is wrong is reported, also
     *     where a tree is given.
     */
    public Optional<ConfigNode> read(String text, String label) {
        return read(text, YamlPlace.ofFile(label));
    }

    /**
     * Reads YAML that stands inside another file.
     *
     * @param text the YAML
     * @param place where it stands; all its nodes get this place
     */
    Optional<ConfigNode> readFragment(String text, Optional<Location> place) {
        return read(text, YamlPlace.inside(place));
    }

    private Optional<ConfigNode> read(String text, YamlPlace place) {
        String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
        try {
            if (content.length() > MAXIMUM_CHARACTERS) {
                throw new BrokenYamlException(
                        YAML_TOO_LARGE,
                        place.start(),
                        "has " + content.length() + " characters; " + MAXIMUM_CHARACTERS + " are allowed",
                        "Move parts to files of their own.");
            }
            return new YamlTree(new YamlEvents(content, place), place, diagnostics)
                    .read()
                    .or(() -> Optional.of(new ConfigNode.Mapping(List.of(), place.start())));
        } catch (BrokenYamlException e) {
            diagnostics.error(e.code(), e.location(), "", e.problem(), e.remedy());
            return Optional.empty();
        }
    }
}
