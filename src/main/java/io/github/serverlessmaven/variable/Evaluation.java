/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.variable;

import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.config.ConfigNode.Scalar;
import io.github.serverlessmaven.config.ConfigNode.ScalarType;
import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.variable.VariableText.Call;
import io.github.serverlessmaven.variable.VariableText.Constant;
import io.github.serverlessmaven.variable.VariableText.Literal;
import io.github.serverlessmaven.variable.VariableText.Variable;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Finds what a text with variables stands for, once. A mapping or a list that it stands for is returned as written: its own variables
 * wait until somebody needs them, so that a part of the configuration can refer to its neighbours.
 */
final class Evaluation {

    static final DiagnosticCode TOO_DEEP = new DiagnosticCode(
            "VARIABLE_TOO_DEEP", "Variables are nested, or refer to each other, more often than allowed.");
    static final DiagnosticCode MISSING =
            new DiagnosticCode("VARIABLE_VALUE_MISSING", "No source of a variable has a value.");
    static final DiagnosticCode NOT_TEXT = new DiagnosticCode(
            "VARIABLE_NOT_TEXT", "A variable inside a longer text, an address or a parameter is not text.");
    private static final String REFER_TO_TEXT =
            "Refer to a single text or number inside it, or let the variable be the whole value.";

    static final DiagnosticCode LOOKUP_FAILED =
            new DiagnosticCode("VARIABLE_LOOKUP_FAILED", "The source of a variable could not be reached.");

    private final Sources sources;
    private final ResolutionPath trail;
    private final ExpansionBudget allowance;
    private final CloudAnswers cloud;
    private final Addresses addresses;
    private final IdentityHashMap<ConfigNode, Memoized<ConfigNode>> heads = new IdentityHashMap<>();
    private final IdentityHashMap<ConfigNode, ConfigNode> targets = new IdentityHashMap<>();
    private final Map<Object, Memoized<Optional<ConfigNode>>> found = new HashMap<>();

    Evaluation(
            ConfigNode.Mapping root,
            List<VariableSource> sources,
            CloudAnswers cloud,
            ResolutionPath trail,
            ExpansionBudget allowance) {
        this.sources = new Sources(sources);
        this.trail = trail;
        this.allowance = allowance;
        this.cloud = cloud;
        this.addresses = new Addresses(root, this);
    }

    private record Key(String source, List<String> params, Optional<String> address) {}

    /** What a variable leads to, as written there, and what that stands for. */
    private record Target(ConfigNode written, ConfigNode head) {}

    /** Whether a value has a variable, or an escaped one, of its own. */
    static boolean isVariable(ConfigNode node) {
        return node instanceof Scalar scalar
                && (scalar.type() == ScalarType.TEXT || scalar.type() == ScalarType.UNTYPED)
                && scalar.text().contains("${");
    }

    /** Whether a value is not null. */
    static boolean hasValue(ConfigNode node) {
        return !(node instanceof Scalar scalar && scalar.isNull());
    }

    /**
     * A resolved value as text.
     *
     * @param origin what the value is of, for the message
     * @throws VariableException if it is null, a mapping or a list
     */
    static String text(ConfigNode node, String origin) {
        if (node instanceof Scalar scalar && !scalar.isNull()) {
            return scalar.text();
        }
        throw new VariableException(
                NOT_TEXT, "text is needed here, but " + origin + " is " + node.describe(), REFER_TO_TEXT);
    }

    /** What a part of the configuration stands for. */
    ConfigNode head(ConfigNode node, String path) {
        return head(ResolutionPath.Step.of(node, addresses.pathOf(node).orElse(path)));
    }

    /** What is written where a text leads that is wholly one variable; empty for others, and before anything needed it. */
    Optional<ConfigNode> target(Scalar variable) {
        return Optional.ofNullable(targets.get(variable));
    }

    /** The path where the current variable is used. */
    String currentPath() {
        return trail.path();
    }

    Optional<ConfigNode> configuration(List<String> keys) {
        return addresses.find(keys);
    }

    Optional<ConfigNode> within(ConfigNode start, List<String> keys) {
        return addresses.within(start, keys, trail.path());
    }

    /** The path of a mapping or list, if a variable has led to it before. */
    String pathOf(ConfigNode container, String otherwise) {
        return addresses.pathOf(container).orElse(otherwise);
    }

    Optional<ConfigNode> once(Object key, Supplier<Optional<ConfigNode>> supplier) {
        Memoized<Optional<ConfigNode>> known = found.get(key);
        if (known == null) {
            known = Memoized.of(supplier);
            found.put(key, known);
        }
        return known.get();
    }

    Optional<CloudLookup.Reply> cloud(CloudLookup.Question question, String source) {
        return cloud.to(question, source);
    }

    void addAll(Diagnostics collected) {
        trail.addAll(collected);
        if (!collected.errors().isEmpty()) {
            throw new UnresolvedException();
        }
    }

    private ConfigNode head(ResolutionPath.Step step) {
        if (!isVariable(step.node())) {
            return step.node();
        }
        Memoized<ConfigNode> known = heads.get(step.node());
        if (known == null) {
            known = Memoized.of(() -> evaluate((Scalar) step.node(), step));
            heads.put(step.node(), known);
        }
        return known.get();
    }

    private ConfigNode evaluate(Scalar scalar, ResolutionPath.Step step) {
        if (allowance.isUsedUp()) {
            throw new UnresolvedException();
        }
        try {
            trail.begin(step);
        } catch (VariableException e) {
            trail.report(step, e);
            throw new UnresolvedException();
        }
        try {
            VariableText text = VariableParser.parse(scalar.text());
            ConfigNode value = text.wholeVariable()
                    .map(variable -> whole(variable, scalar))
                    .orElseGet(() -> new Scalar(text(text, scalar), scalar.type(), scalar.location()));
            addresses.reached(value, step.path());
            return value;
        } catch (VariableException e) {
            trail.report(step, e);
            throw new UnresolvedException();
        } finally {
            trail.end();
        }
    }

    private ConfigNode whole(Variable variable, Scalar use) {
        Target target = target(variable, use);
        targets.put(use, target.written());
        return placed(target.head(), use);
    }

    private static ConfigNode placed(ConfigNode value, Scalar use) {
        return value instanceof Scalar scalar && scalar.location().isEmpty()
                ? new Scalar(scalar.text(), scalar.type(), use.location())
                : value;
    }

    private String text(VariableText text, Scalar use) {
        Optional<String> plain = text.plain();
        if (plain.isPresent()) {
            return plain.get();
        }
        StringBuilder joined = new StringBuilder();
        Optional<UnresolvedException> unresolved = Optional.empty();
        for (VariableText.Part part : text.parts()) {
            try {
                String piece = part instanceof Literal literal ? literal.text() : text((Variable) part, text, use);
                if (joined.length() + (long) piece.length() > allowance.characters()) {
                    allowance.take(Long.MAX_VALUE);
                }
                joined.append(piece);
            } catch (UnresolvedException e) {
                unresolved = Optional.of(e); // the others may have questions for AWS too
            }
        }
        if (unresolved.isPresent()) {
            throw unresolved.get();
        }
        String result = joined.toString();
        allowance.take(ExpansionBudget.size(result));
        return result;
    }

    private String text(Variable variable, VariableText whole, Scalar use) {
        ConfigNode value = target(variable, use).head();
        String origin = VariableParser.shortened(variable.text());
        if (!(value instanceof Scalar) && whole.isOnlyVariables()) {
            throw new VariableException(
                    NOT_TEXT,
                    "several variables make one text, but " + origin + " is " + value.describe(),
                    "Make a list of them, each on a line of its own with \"- \" before it.");
        }
        return text(value, origin);
    }

    private Target target(Variable variable, Scalar use) {
        sources.requireKnown(variable);
        Optional<Supplier<VariableException>> missing = Optional.empty();
        for (VariableText.Source source : variable.sources()) {
            if (source instanceof Constant constant) {
                return target(new Scalar(constant.text(), constant.type(), use.location()), variable);
            }
            Lookup lookup = lookup((Call) source, use);
            VariableSource asked = sources.of((Call) source, variable);
            Optional<Target> target = ask(asked, lookup)
                    .map(written -> target(written, variable))
                    .filter(found -> hasValue(found.head()));
            if (target.isPresent()) {
                return target.get();
            }
            missing = Optional.of(() -> missing(variable, asked, lookup));
        }
        throw missing.orElseThrow().get();
    }

    private Target target(ConfigNode written, Variable variable) {
        ConfigNode head = head(addresses
                .pathOf(written)
                .map(path -> ResolutionPath.Step.of(written, path))
                .orElseGet(() -> new ResolutionPath.Step(
                        written, VariableParser.shortened(variable.text()), trail.path(), trail.nest() + 1)));
        return new Target(written, head);
    }

    private Lookup lookup(Call call, Scalar use) {
        List<String> params =
                call.params().stream().map(param -> text(param, use)).toList();
        return new Lookup(call.name(), params, call.address().map(address -> text(address, use)), this);
    }

    private Optional<ConfigNode> ask(VariableSource source, Lookup lookup) {
        return once(new Key(source.name(), lookup.params(), lookup.address()), () -> {
            try {
                return source.lookup(lookup);
            } catch (VariableException e) {
                throw e;
            } catch (ServerlessException e) {
                throw new VariableException(LOOKUP_FAILED, String.valueOf(e.getMessage()), e.remedy());
            }
        });
    }

    private static VariableException missing(Variable variable, VariableSource last, Lookup lookup) {
        String tried = variable.sources().size() == 1 ? "" : "; the last source tried is \"" + last.name() + "\"";
        return new VariableException(
                MISSING,
                "there is no value for " + VariableParser.shortened(variable.text()) + tried,
                last.remedy(lookup));
    }

    /** The keys of a dotted address; none for an empty one. */
    static List<String> keys(String dottedAddress) {
        return dottedAddress.isEmpty() ? List.of() : List.of(dottedAddress.split("\\.", -1));
    }
}
