/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.config;

import io.github.serverlessmaven.config.ConfigNode.Entry;
import io.github.serverlessmaven.config.ConfigNode.Mapping;
import io.github.serverlessmaven.config.ConfigNode.Scalar;
import io.github.serverlessmaven.config.ConfigNode.Sequence;
import io.github.serverlessmaven.diagnostic.Location;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Where the values of a configuration came from: the place, and the variable, alias or merge key that led to it. Immutable. */
public final class Origins {

    private final Map<List<String>, String> origins = new HashMap<>();
    private final Map<String, String> ways = new HashMap<>();
    private final Set<String> known = new HashSet<>();
    private final Function<Scalar, Optional<ConfigNode>> targets;

    private Origins(Function<Scalar, Optional<ConfigNode>> targets) {
        this.targets = targets;
    }

    /**
     * Compares a configuration with what it became.
     *
     * @param written the configuration as written, with its variables
     * @param effective the same without variables, and with what the command line put in
     * @param targets knows what is written where a text leads that is wholly a variable
     */
    public static Origins of(Mapping written, Mapping effective, Function<Scalar, Optional<ConfigNode>> targets) {
        Origins origins = new Origins(targets);
        origins.mapping(effective, new Context(List.of(), Optional.of(written), "", effective.location()));
        return origins;
    }

    /** Where a single value came from, in words; empty for a path that leads to none. */
    public Optional<String> at(List<String> path) {
        return Optional.ofNullable(origins.get(path));
    }

    /**
     * The variables, aliases and merge keys that led to a value or a part of the configuration, each with its place, in words; empty if
     * it stands where it is used. Of what is missing, those that led to the section that lacks it.
     *
     * @param dottedPath its path, the keys joined by dots
     */
    public Optional<String> way(String dottedPath) {
        String path = dottedPath;
        while (!known.contains(path) && path.indexOf('.') > 0) {
            path = path.substring(0, path.lastIndexOf('.'));
        }
        return Optional.ofNullable(ways.get(path));
    }

    /** A path with one more key. */
    public static List<String> below(List<String> path, String key) {
        return Stream.concat(path.stream(), Stream.of(key)).toList();
    }

    /**
     * What is known of the way to a value.
     *
     * @param path its path
     * @param written what is written there; empty if a variable led to it and nothing is known of its target
     * @param through the variables, aliases and merge keys on the way, each with its place and a comma before it
     * @param start a place before which nothing of it can stand, unless an alias leads there
     */
    private record Context(List<String> path, Optional<ConfigNode> written, String through, Optional<Location> start) {

        Context through(String what, Optional<Location> place) {
            return new Context(
                    path,
                    written,
                    through + ", through " + what
                            + place(place).map(at -> " at " + at).orElse(""),
                    start);
        }

        Context at(Optional<ConfigNode> target, Optional<Location> place) {
            return new Context(path, target, through, place);
        }
    }

    private void record(ConfigNode node, Context context) {
        for (List<String> path : List.of(context.path(), inParts(context.path()))) {
            String dotted = String.join(".", path);
            known.add(dotted);
            if (!context.through().isEmpty()) {
                ways.put(dotted, context.through().substring(", ".length()));
            }
        }
        if (node instanceof Mapping mapping && !mapping.entries().isEmpty()) {
            mapping(mapping, context);
        } else if (node instanceof Sequence sequence && !sequence.items().isEmpty()) {
            sequence(sequence, context);
        } else {
            String place = place(node.location()).orElse("the command line");
            origins.put(context.path(), place + context.through());
            origins.put(inParts(context.path()), place + context.through());
        }
    }

    /** The path in what becomes of a list of mappings that are joined, such as the functions. */
    private static List<String> inParts(List<String> path) {
        boolean isInPart = path.size() > 2 && path.get(1).matches("[0-9]+");
        return isInPart
                ? Stream.concat(path.stream().limit(1), path.stream().skip(2)).toList()
                : path;
    }

    private void mapping(Mapping mapping, Context context) {
        for (Entry entry : mapping.entries()) {
            Optional<ConfigNode> written = context.written()
                    .filter(Mapping.class::isInstance)
                    .flatMap(node -> ((Mapping) node).get(entry.key()));
            Context below =
                    new Context(below(context.path(), entry.key()), written, context.through(), entry.keyLocation());
            boolean isMerged = isBefore(entry.keyLocation(), mapping.location());
            child(entry.value(), isMerged ? below.through("a merge key", mapping.location()) : below);
        }
    }

    private void sequence(Sequence sequence, Context context) {
        for (int i = 0; i < sequence.items().size(); i++) {
            int index = i;
            Optional<ConfigNode> written = context.written()
                    .filter(Sequence.class::isInstance)
                    .flatMap(node ->
                            ((Sequence) node).items().stream().skip(index).findFirst());
            child(
                    sequence.items().get(i),
                    new Context(
                            below(context.path(), String.valueOf(i)), written, context.through(), sequence.location()));
        }
    }

    private void child(ConfigNode node, Context context) {
        if (variable(context, node).isPresent()) {
            Context inside = context;
            for (Optional<Scalar> use = variable(inside, node); use.isPresent(); use = variable(inside, node)) {
                boolean elsewhere = !use.get().location().equals(node.location());
                inside = inside.through(use.get().text(), use.get().location().filter(any -> elsewhere))
                        .at(targets.apply(use.get()), node.location());
            }
            record(node, inside);
        } else if (isBefore(node.location(), context.start())) {
            record(node, context.through("an alias", context.start()));
        } else {
            record(node, context);
        }
    }

    /** The text with a variable that is written where the node stands now. */
    private static Optional<Scalar> variable(Context context, ConfigNode node) {
        return context.written()
                .filter(written ->
                        written instanceof Scalar scalar && scalar.text().contains("${") && !isSame(scalar, node))
                .map(Scalar.class::cast);
    }

    /** Whether nothing became of a text: what looks like a variable in it is CloudFormation's. */
    private static boolean isSame(Scalar written, ConfigNode node) {
        return node instanceof Scalar scalar && scalar.text().equals(written.text());
    }

    private static Optional<String> place(Optional<Location> location) {
        return location.map(Location::toString);
    }

    private static boolean isBefore(Optional<Location> first, Optional<Location> second) {
        return first.isPresent()
                && second.isPresent()
                && first.get().file().equals(second.get().file())
                && first.get().compareTo(second.get()) < 0;
    }
}
