/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.variable;

import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.config.ConfigNode.ScalarType;
import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Location;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * {@code ${file(./tables.yml):orders.name}}: what stands at an address in a YAML or JSON file; {@code ${file(./query.sql)}}: any other
 * file's text, its last line feed included. Text is UTF-8; a file has at most four megabytes. {@code ${self:…}} in a file refers to
 * the service's configuration.
 */
public final class FileSource implements VariableSource {

    static final DiagnosticCode OUTSIDE = new DiagnosticCode(
            "VARIABLE_FILE_OUTSIDE",
            "A variable names a file outside the service directory, which is not allowed here.");
    static final DiagnosticCode UNSUPPORTED = new DiagnosticCode(
            "VARIABLE_FILE_UNSUPPORTED", "A variable names a file of program code, which is not run.");
    static final DiagnosticCode UNREADABLE =
            new DiagnosticCode("VARIABLE_FILE_UNREADABLE", "A variable names a file that exists but cannot be read.");

    private static final String EXAMPLE = "${file(./settings.yml):name}";
    private static final long LARGEST = 4L << 20;
    private static final Set<String> DOCUMENTS = Set.of("yml", "yaml", "json", "tfstate");
    private static final Set<String> SCRIPTS = Set.of("js", "cjs", "mjs", "ts");

    private static final String INSTEAD_OF_SCRIPTS =
            "Put its values into a .yml or .json file, written by hand or by an earlier step of the build; single values can"
                    + " come from ${env:NAME}, ${param:NAME} or ${maven:NAME}. No JavaScript runs here.";

    private final VariableContext context;
    private final DocumentReader reader;

    /**
     * Makes the source.
     *
     * @param context knows the service directory, and whether files outside it may be read
     * @param reader reads YAML and JSON files
     */
    public FileSource(VariableContext context, DocumentReader reader) {
        this.context = context;
        this.reader = reader;
    }

    @Override
    public String name() {
        return "file";
    }

    @Override
    public Optional<ConfigNode> lookup(Lookup lookup) {
        Path file = path(lookup, lookup.requiredParam(EXAMPLE));
        return lookup.once(file, () -> Files.exists(file) ? Optional.of(read(lookup, file)) : Optional.empty())
                .flatMap(content -> lookup.address()
                        .map(address -> lookup.within(content, address))
                        .orElse(Optional.of(content)));
    }

    @Override
    public String remedy(Lookup lookup) {
        Path file = path(lookup, lookup.requiredParam(EXAMPLE));
        if (isScript(file)) {
            return INSTEAD_OF_SCRIPTS;
        }
        String fallback = "add a fallback, as in ${file(./settings.yml):name, 'value'}.";
        return Files.exists(file)
                ? "Check the address in " + label(file) + ", or " + fallback
                : "Create " + label(file) + " (paths are relative to the service directory), or " + fallback;
    }

    private Path path(Lookup lookup, String written) {
        Path file;
        try {
            file = context.serviceDirectory().resolve(written).normalize();
        } catch (InvalidPathException e) {
            throw lookup.wrongArguments(
                    "\"" + VariableParser.shortened(written) + "\" is not a path of a file", EXAMPLE);
        }
        if (!context.outsideFiles() && !file.startsWith(context.serviceDirectory())) {
            throw new VariableException(
                    OUTSIDE,
                    "the file " + written + " is outside the service directory",
                    "Move it into the folder of the service, or allow it with -Dserverless.outsideFiles.");
        }
        requireInside(written, file);
        return file;
    }

    /** A link may lead to any file of the machine. */
    private void requireInside(String written, Path file) {
        if (context.outsideFiles() || !Files.exists(file)) {
            return;
        }
        try {
            Path real = file.toRealPath();
            if (!real.startsWith(context.serviceDirectory().toRealPath())) {
                throw new VariableException(
                        OUTSIDE,
                        "the file " + written + " is a link to " + real + ", outside the service directory",
                        "Put the file itself there, or allow it with -Dserverless.outsideFiles.");
            }
        } catch (IOException e) {
            throw unreadable(
                    written + " cannot be read (" + e.getClass().getSimpleName() + ")",
                    "Check that you may read the file and its folders.");
        }
    }

    private ConfigNode read(Lookup lookup, Path file) {
        String label = label(file);
        if (isScript(file)) {
            throw new VariableException(
                    UNSUPPORTED,
                    label + " is not supported, because this plugin runs no JavaScript",
                    INSTEAD_OF_SCRIPTS);
        }
        String text = text(file, label);
        return DOCUMENTS.contains(extension(file))
                ? lookup.reading(diagnostics -> reader.read(text, place(file), diagnostics))
                : new ConfigNode.Scalar(text, ScalarType.TEXT, Optional.of(new Location(place(file), 1, 1)));
    }

    private static String text(Path file, String label) {
        try {
            if (Files.isDirectory(file)) {
                throw unreadable(label + " is a folder", "Name a file in it.");
            }
            if (Files.size(file) > LARGEST) {
                throw unreadable(label + " is larger than 4 MB", "Name a smaller file.");
            }
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw unreadable(
                    label + " cannot be read (" + e.getClass().getSimpleName() + ")",
                    "Check that the file is UTF-8 text and that you may read it.");
        }
    }

    private static VariableException unreadable(String problem, String remedy) {
        return new VariableException(UNREADABLE, problem, remedy);
    }

    private String place(Path file) {
        Path start = context.startFolder();
        return Objects.equals(start.getRoot(), file.getRoot())
                ? start.relativize(file).toString().replace('\\', '/')
                : label(file);
    }

    private String label(Path file) {
        Path from = context.serviceDirectory();
        Path shown = file.startsWith(from) || (context.outsideFiles() && Objects.equals(from.getRoot(), file.getRoot()))
                ? from.relativize(file)
                : file;
        return shown.toString().isEmpty() ? "." : shown.toString().replace('\\', '/');
    }

    private static boolean isScript(Path file) {
        return SCRIPTS.contains(extension(file));
    }

    private static String extension(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
