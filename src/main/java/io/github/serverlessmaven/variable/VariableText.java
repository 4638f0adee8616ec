/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.variable;

import io.github.serverlessmaven.config.ConfigNode.ScalarType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A text taken apart: what is literal in it, and its variables.
 *
 * @param parts in order; escapes are already undone in the literal ones
 */
record VariableText(List<Part> parts) {

    VariableText {
        parts = List.copyOf(parts);
    }

    /** A piece of a text. */
    sealed interface Part {}

    /**
     * Characters that stand for themselves.
     *
     * @param text the characters
     */
    record Literal(String text) implements Part {}

    /**
     * A variable.
     *
     * @param text as written, its brackets included
     * @param sources to be tried in order, at least one
     */
    record Variable(String text, List<Source> sources) implements Part {
        Variable {
            sources = List.copyOf(sources);
        }
    }

    /** One of the alternatives of a variable. */
    sealed interface Source {}

    /**
     * A value to be looked up.
     *
     * @param name the source's name
     * @param params between the parentheses
     * @param address behind the colon
     */
    record Call(String name, List<VariableText> params, Optional<VariableText> address) implements Source {
        Call {
            params = List.copyOf(params);
        }
    }

    /**
     * A value written into the variable.
     *
     * @param text the value's characters
     * @param type what they mean
     */
    record Constant(String text, ScalarType type) implements Source {}

    /** The variable, if the whole text is one. */
    Optional<Variable> wholeVariable() {
        return parts.size() == 1 && parts.get(0) instanceof Variable variable
                ? Optional.of(variable)
                : Optional.empty();
    }

    /** Whether there are several variables and nothing but blanks between them, as where a list is meant. */
    boolean isOnlyVariables() {
        return parts.stream().filter(Variable.class::isInstance).count() > 1
                && parts.stream()
                        .allMatch(part -> part instanceof Variable
                                || ((Literal) part).text().isBlank());
    }

    /** The characters, if there is no variable among them. */
    Optional<String> plain() {
        return parts.stream().allMatch(Literal.class::isInstance)
                ? Optional.of(
                        parts.stream().map(part -> ((Literal) part).text()).collect(Collectors.joining()))
                : Optional.empty();
    }
}
