/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.variable;

import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.variable.CloudLookup.Question;
import io.github.serverlessmaven.variable.CloudLookup.Reply;
import io.github.serverlessmaven.variable.CloudLookup.Text;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** What a variable asks of a {@link VariableSource}, and what the source may ask back. */
public final class Lookup {

    static final DiagnosticCode ARGUMENTS = new DiagnosticCode(
            "VARIABLE_ARGUMENTS",
            "A variable lacks the address or parameter its source needs, or has one it does not know.");

    private final String source;
    private final List<String> params;
    private final Optional<String> address;
    private final Evaluation evaluation;

    Lookup(String source, List<String> params, Optional<String> address, Evaluation evaluation) {
        this.source = source;
        this.params = List.copyOf(params);
        this.address = address;
        this.evaluation = evaluation;
    }

    /** What stands between the parentheses, variables in it resolved; empty without parentheses. */
    public List<String> params() {
        return params;
    }

    /** What stands behind the colon, variables in it resolved; empty if nothing does. */
    public Optional<String> address() {
        return address;
    }

    /**
     * The address of a source that needs one.
     *
     * @param example how the variable is written rightly
     * @throws VariableException if there is no address
     */
    public String requiredAddress(String example) {
        return address.orElseThrow(
                () -> wrongArguments("the address of the \"" + source + "\" variable is missing", example));
    }

    /**
     * The single parameter of a source that needs one.
     *
     * @param example how the variable is written rightly
     * @throws VariableException if there is no parameter, or several
     */
    public String requiredParam(String example) {
        if (params.size() != 1 || params.get(0).isEmpty()) {
            throw wrongArguments(
                    "the \"" + source + "\" variable needs one parameter, but has " + params.size(), example);
        }
        return params.get(0);
    }

    /**
     * The failure of a variable with an address or parameters that its source cannot understand.
     *
     * @param problem what is wrong with them
     * @param example how the variable is written rightly
     */
    public VariableException wrongArguments(String problem, String example) {
        return new VariableException(ARGUMENTS, problem, "Write it as in " + example + ".");
    }

    /** The failure of a source that cannot be asked, so that it is not known whether it has the value. */
    VariableException unavailable(String problem) {
        return new VariableException(Evaluation.LOOKUP_FAILED, problem, "Repair it, or take the value from elsewhere.");
    }

    /**
     * A value of the configuration as written, which may hold variables itself; variables on the way to it are resolved.
     *
     * @param keys the keys and list indices that lead to it; none for the whole configuration
     */
    public Optional<ConfigNode> configuration(String... keys) {
        return evaluation.configuration(List.of(keys));
    }

    /**
     * A value of the configuration as text.
     *
     * @return empty if there is none or it is null
     * @throws VariableException if it is a mapping or a list
     */
    public Optional<String> configurationText(String... keys) {
        return configuration(keys)
                .map(node -> evaluation.head(node, String.join(".", keys)))
                .filter(Evaluation::hasValue)
                .map(node -> Evaluation.text(node, String.join(".", keys)));
    }

    /** What a value stands for if it is wholly a variable; mappings and lists stay as written inside. */
    public ConfigNode resolved(ConfigNode node) {
        return evaluation.head(node, evaluation.currentPath());
    }

    /** The value at a dotted address inside another value; variables on the way are resolved. */
    public Optional<ConfigNode> within(ConfigNode start, String dottedAddress) {
        return evaluation.within(start, Evaluation.keys(dottedAddress));
    }

    /**
     * What AWS says.
     *
     * @return empty if it has no such value
     * @throws UnresolvedException if AWS must be called first
     */
    Optional<Reply> cloud(Question question) {
        return evaluation.cloud(question, source);
    }

    /** What AWS says to a question whose reply is a text. */
    Optional<ConfigNode> cloudText(Question question) {
        return cloud(question).map(reply -> Scalars.text(((Text) reply).text()));
    }

    /** What the supplier gives, asked only once in a run for the same key. */
    public Optional<ConfigNode> once(Object key, Supplier<Optional<ConfigNode>> supplier) {
        return evaluation.once(key, supplier);
    }

    /**
     * Reads something that reports its problems itself.
     *
     * @return what was read; does not return if there was an error, since that has been reported
     */
    ConfigNode reading(Function<Diagnostics, ConfigNode> reader) {
        Diagnostics own = new Diagnostics();
        ConfigNode read = reader.apply(own);
        evaluation.addAll(own);
        return read;
    }
}
