/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.variable;

import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.diagnostic.Location;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What is being resolved at the moment and for whom: the way from the root of the configuration to the current variable. */
final class ResolutionPath {

    static final DiagnosticCode CYCLE =
            new DiagnosticCode("VARIABLE_CYCLE", "A variable needs, directly or through others, its own value.");

    private static final int LONGEST = 300;
    private static final int MOST_VARIABLES = 100;
    private static final int DEEPEST_NEST = 10;

    private final Diagnostics diagnostics;
    private final List<Step> steps = new ArrayList<>();
    private final Set<ConfigNode> working = Collections.newSetFromMap(new IdentityHashMap<>());

    private int variables;

    ResolutionPath(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /**
     * One thing that is being resolved.
     *
     * @param node the text, mapping or list
     * @param label how a cycle names it
     * @param path where in the configuration its value is used
     * @param nest how many values of sources lead to it that held variables themselves
     */
    record Step(ConfigNode node, String label, String path, int nest) {

        /** A part of the configuration, named by its path. */
        static Step of(ConfigNode node, String path) {
            return new Step(node, path.isEmpty() ? "the whole configuration" : path, path, 0);
        }

        boolean isVariable() {
            return node instanceof ConfigNode.Scalar;
        }
    }

    /** The innermost step's path; empty at the root. */
    String path() {
        return steps.isEmpty() ? "" : top().path();
    }

    /** How deep the innermost step's text is nested in values of sources. */
    int nest() {
        return steps.isEmpty() ? 0 : top().nest();
    }

    /**
     * Goes on to a part that must not need itself.
     *
     * @throws UnresolvedException if it is on the way already; the cycle has then been reported
     */
    void begin(Step step) {
        if (working.contains(step.node())) {
            reportCycle(step.node());
            throw new UnresolvedException();
        }
        enter(step);
        working.add(step.node());
    }

    /** Comes back from what {@link #begin} went to. */
    void end() {
        working.remove(top().node());
        leave();
    }

    /**
     * Goes on to a part whose own value is known, for the sake of messages about what is in that value.
     *
     * @throws VariableException if the way is too long
     */
    void enter(Step step) {
        if (steps.size() >= LONGEST) {
            throw tooDeep(LONGEST + " values, one inside or behind the other");
        }
        if (variables >= MOST_VARIABLES) {
            throw tooDeep(MOST_VARIABLES + " variables, one behind the other");
        }
        if (step.nest() > DEEPEST_NEST) {
            throw tooDeep(DEEPEST_NEST + " values that hold variables themselves, one behind the other");
        }
        steps.add(step);
        variables += step.isVariable() ? 1 : 0;
    }

    /** Comes back from what {@link #enter} went to. */
    void leave() {
        Step left = steps.remove(steps.size() - 1);
        variables -= left.isVariable() ? 1 : 0;
    }

    /** Reports a failure of the innermost step, which need not have been entered. */
    void report(Step step, VariableException failure) {
        report(step, steps.size(), failure);
    }

    /** Takes over diagnostics that were collected elsewhere, of what the innermost step leads to. */
    void addAll(Diagnostics collected) {
        Optional<String> uses = uses(steps.size(), Optional.empty());
        diagnostics.addAll(collected, path -> uses);
    }

    private void report(Step step, int outerSteps, VariableException failure) {
        Optional<Location> place = step.node()
                .location()
                .or(() -> locations(outerSteps, any -> true).findFirst());
        String uses = uses(outerSteps, place).map(text -> " (" + text + ")").orElse("");
        diagnostics.error(failure.code(), place, step.path(), failure.getMessage() + uses, failure.remedy());
    }

    /** Where the outer steps use what stands at a place: the nearest use, and the one that all began with. */
    private Optional<String> uses(int outerSteps, Optional<Location> place) {
        List<Location> uses = locations(outerSteps, Step::isVariable)
                .filter(use -> !use.equals(place.orElse(null)))
                .distinct()
                .toList();
        if (uses.isEmpty()) {
            return Optional.empty();
        }
        Location first = uses.get(uses.size() - 1);
        return Optional.of("used at " + uses.get(0) + (uses.size() > 1 ? ", which is used at " + first : ""));
    }

    /** The places of some of the outer steps, the innermost first. */
    private Stream<Location> locations(int outerSteps, Predicate<Step> chosen) {
        return IntStream.range(0, outerSteps)
                .mapToObj(i -> steps.get(outerSteps - 1 - i))
                .filter(chosen)
                .flatMap(step -> step.node().location().stream());
    }

    private void reportCycle(ConfigNode node) {
        int start = 0;
        while (steps.get(start).node() != node) {
            start++;
        }
        List<Step> circle = steps.subList(start, steps.size());
        Step first = circle.get(0);
        List<String> labels = Stream.concat(
                        Stream.concat(Stream.of(first), circle.stream().skip(1).filter(Step::isVariable)),
                        Stream.of(first))
                .map(Step::label)
                .collect(Collectors.toCollection(ArrayList::new));
        for (int i = labels.size() - 2; i > 0; i--) {
            if (labels.get(i).equals(labels.get(i - 1))) {
                labels.remove(i);
            }
        }
        int reported = start;
        while (!steps.get(reported).isVariable()) {
            reported++;
        }
        report(
                steps.get(reported),
                reported,
                new VariableException(
                        CYCLE,
                        "this needs its own value: " + String.join(" -> ", labels),
                        "Break the circle: give one of them a value that does not depend on the others."));
    }

    private static VariableException tooDeep(String what) {
        return new VariableException(
                Evaluation.TOO_DEEP,
                "this refers to more than " + what,
                "Refer to the last of them directly, or make the nesting shallower.");
    }

    private Step top() {
        return steps.get(steps.size() - 1);
    }
}
