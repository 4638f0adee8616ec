/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.diagnostic;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Collects the problems of a stage, so that the user sees all of them at once. Not thread-safe. */
public final class Diagnostics {

    private final Set<Diagnostic> collected = new LinkedHashSet<>();
    private final Set<String> explained = new HashSet<>();
    private final ValidationMode mode;
    private final UnaryOperator<String> hide;

    /** Makes an empty collection for which every rule counts, and that shows every text as it is. */
    public Diagnostics() {
        this(ValidationMode.ERROR);
    }

    /**
     * Makes an empty collection that shows every text as it is.
     *
     * @param mode what follows from a {@link #violation}
     */
    public Diagnostics(ValidationMode mode) {
        this(mode, UnaryOperator.identity());
    }

    /**
     * Makes an empty collection for which every rule counts.
     *
     * @param hide takes secrets out of a text; asked when the problems are shown
     */
    public Diagnostics(UnaryOperator<String> hide) {
        this(ValidationMode.ERROR, hide);
    }

    /**
     * Makes an empty collection.
     *
     * @param mode what follows from a {@link #violation}
     * @param hide takes secrets out of a text; asked when the problems are shown
     */
    public Diagnostics(ValidationMode mode, UnaryOperator<String> hide) {
        this.mode = mode;
        this.hide = hide;
    }

    /** What follows from a {@link #violation}. */
    public ValidationMode mode() {
        return mode;
    }

    /** Adds a problem that fails the build. */
    public void error(DiagnosticCode code, Optional<Location> location, String path, String problem, String remedy) {
        add(new Diagnostic(code, Severity.ERROR, location, path, problem, remedy));
    }

    /** Adds a problem that is only reported. */
    public void warning(DiagnosticCode code, Optional<Location> location, String path, String problem, String remedy) {
        add(new Diagnostic(code, Severity.WARNING, location, path, problem, remedy));
    }

    /** Adds the breach of a rule without which a template can be made anyway: what follows is a question of the mode. */
    public void violation(
            DiagnosticCode code, Optional<Location> location, String path, String problem, String remedy) {
        switch (mode) {
            case ERROR -> error(code, location, path, problem, remedy);
            case WARN -> warning(code, location, path, problem, remedy);
            case OFF -> {}
        }
    }

    /** Notes that an error collected says why there is no value at a configuration path, such as that it was refused or is misspelt. */
    public void markReported(String path) {
        explained.add(path);
    }

    /** Whether an error says already why there is no value at a configuration path, so that its absence is no news. */
    public boolean alreadyReported(String path) {
        return explained.stream().anyMatch(known -> isWithin(known, path) || isWithin(path, known));
    }

    /** Drops the errors of a configuration path, and of what it stands in or holds, since it is known that a value is missing there. */
    public void dropAt(String path) {
        collected.removeIf(diagnostic -> diagnostic.severity() == Severity.ERROR
                && !diagnostic.path().isEmpty()
                && (isWithin(diagnostic.path(), path) || isWithin(path, diagnostic.path())));
    }

    private static boolean isWithin(String path, String section) {
        return path.startsWith(section) && (path.length() == section.length() || path.charAt(section.length()) == '.');
    }

    /** Adds a problem once, however often it is reported. */
    public void add(Diagnostic diagnostic) {
        collected.add(diagnostic);
    }

    /** Adds what was collected elsewhere. */
    public void addAll(Diagnostics others) {
        collected.addAll(others.collected);
    }

    /**
     * Adds what was collected elsewhere.
     *
     * @param uses gives for a configuration path how its value got there, if it is not written there
     */
    public void addAll(Diagnostics others, Function<String, Optional<String>> uses) {
        others.collected.forEach(diagnostic ->
                add(uses.apply(diagnostic.path()).map(diagnostic::withNote).orElse(diagnostic)));
    }

    /** Whether nothing was reported. */
    public boolean isEmpty() {
        return collected.isEmpty();
    }

    /** The problems that fail the build, sorted by place. */
    public List<Diagnostic> errors() {
        return sorted(Severity.ERROR);
    }

    /** The problems that are only reported, sorted by place. */
    public List<Diagnostic> warnings() {
        return sorted(Severity.WARNING);
    }

    /**
     * Ends a stage.
     *
     * @throws InvalidConfigurationException if an error was collected
     */
    public void throwIfErrors() {
        List<Diagnostic> errors = errors();
        if (!errors.isEmpty()) {
            throw new InvalidConfigurationException(errors);
        }
    }

    private List<Diagnostic> sorted(Severity severity) {
        if (collected.isEmpty()) {
            return List.of();
        }
        return collected.stream()
                .filter(diagnostic -> diagnostic.severity() == severity)
                .sorted(byPlace())
                .map(diagnostic -> diagnostic.hiding(hide))
                .toList();
    }

    private static Comparator<Diagnostic> byPlace() {
        return Comparator.<Diagnostic, Boolean>comparing(
                        diagnostic -> diagnostic.location().isEmpty())
                .thenComparing(diagnostic -> diagnostic.location().orElse(new Location("", 0, 0)))
                .thenComparing(Diagnostic::path);
    }
}
