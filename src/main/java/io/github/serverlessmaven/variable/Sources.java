/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.variable;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Suggestion;
import io.github.serverlessmaven.variable.VariableText.Call;
import io.github.serverlessmaven.variable.VariableText.Variable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The sources of variables by their names. */
final class Sources {

    static final DiagnosticCode UNKNOWN =
            new DiagnosticCode("VARIABLE_SOURCE_UNKNOWN", "A variable names a source that does not exist.");

    private final Map<String, VariableSource> byName;

    /**
     * Takes the sources.
     *
     * @throws IllegalStateException if two have the same name
     */
    Sources(List<VariableSource> sources) {
        byName = sources.stream().collect(Collectors.toMap(VariableSource::name, Function.identity()));
    }

    /**
     * The source that a variable calls.
     *
     * @throws VariableException if there is none of that name
     */
    VariableSource of(Call call, Variable variable) {
        return Optional.ofNullable(byName.get(call.name())).orElseThrow(() -> unknown(call, variable));
    }

    /**
     * Checks every source of a variable, those included that are asked only if another has no value.
     *
     * @throws VariableException if one does not exist
     */
    void requireKnown(Variable variable) {
        for (VariableText.Source source : variable.sources()) {
            if (source instanceof Call call && !byName.containsKey(call.name())) {
                throw unknown(call, variable);
            }
        }
    }

    /** What was probably meant: another spelling, or {@code cf(eu-west-1)} where {@code cf.eu-west-1} stands, as Serverless 2 had it. */
    private String guess(String name) {
        int dot = name.indexOf('.');
        Optional<String> meant = dot > 0 && byName.containsKey(name.substring(0, dot))
                ? Optional.of(name.substring(0, dot) + "(" + name.substring(dot + 1) + ")")
                : Suggestion.of(name, byName.keySet());
        return meant.map(found -> "Did you mean \"" + found + "\"? ").orElse("");
    }

    private VariableException unknown(Call call, Variable variable) {
        String known = byName.keySet().stream().sorted().collect(Collectors.joining(", "));
        return new VariableException(
                UNKNOWN,
                "there is no source \"" + VariableParser.shortened(call.name()) + "\" of variables, as in "
                        + VariableParser.shortened(variable.text()),
                guess(call.name()) + "The sources are " + known + "; write \\${ where ${ does not start a variable.");
    }
}
