/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import io.github.serverlessmaven.artifact.Sha256;
import io.github.serverlessmaven.config.SecureReference;
import io.github.serverlessmaven.template.Intrinsic;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;

/**
 * Secrets of a template: in the place of each reference to one stands a parameter of the template, whose value CloudFormation hides
 * ({@code NoEcho}) and the deployment gives. A parameter is named after the secret and its version, so that a new version of the secret
 * is a change of what uses it.
 */
public final class SecretParameters {

    private static final String SUB = "Fn::Sub";
    private static final String PARAMETERS = "Parameters";

    private final Map<LogicalId, SecureReference> found = new LinkedHashMap<>();

    private SecretParameters() {}

    /**
     * A template and the secrets its parameters stand for.
     *
     * @param template the template, free of references
     * @param secrets the secrets by the names of the parameters
     */
    public record Extracted(Value.Mapping template, Map<LogicalId, SecureReference> secrets) {}

    /** Takes the references out of a template; one without references stays as it is. */
    public static Extracted extract(Value.Mapping template) {
        SecretParameters secrets = new SecretParameters();
        Value.Mapping replaced = (Value.Mapping) secrets.replaced(template);
        return secrets.found.isEmpty()
                ? new Extracted(template, Map.of())
                : new Extracted((Value.Mapping) Value.merge(replaced, secrets.parameters()), secrets.found);
    }

    private Value.Mapping parameters() {
        Value.MappingBuilder parameters = Value.mapping();
        found.forEach((id, secret) -> parameters.put(
                id.text(),
                Value.mapping()
                        .put("Type", "String")
                        .put("NoEcho", Value.of(true))
                        .put("Description", "The parameter " + secret.name() + " of the Systems Manager")
                        .build()));
        return Value.mapping(PARAMETERS, parameters.build());
    }

    private Value replaced(Value value) {
        if (value instanceof Value.Text text) {
            return SecureReference.isIn(text.text()) ? joined(text.text()) : value;
        }
        if (value instanceof Value.Sequence sequence) {
            return new Value.Sequence(
                    sequence.items().stream().map(this::replaced).toList());
        }
        if (value instanceof Value.Mapping mapping) {
            Value.MappingBuilder result = Value.mapping();
            mapping.entries()
                    .forEach((key, inner) -> result.put(key, key.equals(SUB) ? substituted(inner) : replaced(inner)));
            return result.build();
        }
        return value;
    }

    /** The text of {@code Fn::Sub} cannot hold another function, but names parameters itself. */
    private Value substituted(Value argument) {
        if (argument instanceof Value.Text text) {
            StringBuilder result = new StringBuilder();
            int end = 0;
            for (MatchResult match : SecureReference.find(text.text())) {
                result.append(text.text(), end, match.start())
                        .append("${")
                        .append(parameter(match))
                        .append('}');
                end = match.end();
            }
            return Value.of(result.append(text.text().substring(end)).toString());
        }
        if (argument instanceof Value.Sequence sequence && !sequence.items().isEmpty()) {
            List<Value> items = new ArrayList<>(sequence.items());
            items.set(0, substituted(items.get(0)));
            items.replaceAll(item -> item instanceof Value.Text ? item : replaced(item));
            return new Value.Sequence(items);
        }
        return replaced(argument);
    }

    private Value joined(String text) {
        List<Value> pieces = new ArrayList<>();
        int end = 0;
        for (MatchResult match : SecureReference.find(text)) {
            if (match.start() > end) {
                pieces.add(Value.of(text.substring(end, match.start())));
            }
            pieces.add(Intrinsic.ref(parameter(match)));
            end = match.end();
        }
        if (end < text.length()) {
            pieces.add(Value.of(text.substring(end)));
        }
        return pieces.size() == 1 ? pieces.get(0) : Intrinsic.join("", pieces.toArray(Value[]::new));
    }

    private LogicalId parameter(MatchResult match) {
        SecureReference secret = SecureReference.parse(match.group());
        String words = secret.name().replaceAll("[^A-Za-z0-9]", "");
        String tail = words.substring(Math.max(0, words.length() - 40));
        LogicalId id =
                new LogicalId("Secret" + tail + Sha256.of(match.group()).hex().substring(0, 8));
        found.put(id, secret);
        return id;
    }
}
