/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.manifest;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Optional;

/**
 * A parameter of the template that stands for a secret.
 *
 * @param parameter the parameter's name
 * @param source where the secret is
 * @param path the keys and list indices that lead to the value if the secret is JSON; none for the whole secret
 */
public record PackagedSecret(String parameter, SecretSource source, List<String> path) {

    /** Copies the list. */
    public PackagedSecret {
        path = List.copyOf(path);
    }

    /**
     * The parameter's value.
     *
     * @param secret the whole secret
     * @throws ServerlessException if it has no such value
     */
    public String value(String secret) {
        if (path.isEmpty()) {
            return secret;
        }
        Optional<Value> found = Optional.of(json(secret));
        for (String key : path) {
            found = found.flatMap(value -> below(value, key));
        }
        return found.flatMap(PackagedSecret::text).orElseThrow(this::missing);
    }

    private Value json(String secret) {
        try {
            return Json.parse(secret, parameter);
        } catch (ServerlessException noJson) {
            throw missing(); // whose message shows nothing of the secret
        }
    }

    private static Optional<Value> below(Value value, String key) {
        if (value instanceof Value.Sequence sequence) {
            int index = Integer.parseInt(key);
            return sequence.items().stream().skip(index).findFirst();
        }
        return value instanceof Value.Mapping mapping ? mapping.get(key) : Optional.empty();
    }

    private static Optional<String> text(Value value) {
        if (value instanceof Value.Text text) {
            return Optional.of(text.text());
        }
        return value instanceof Value.Numeric number
                ? Optional.of(number.number().toString())
                : Optional.empty();
    }

    private ServerlessException missing() {
        return new ServerlessException(
                "The secret " + source.name() + " has no text or number at " + String.join(".", path) + ".",
                Manifest.PACKAGE_AGAIN);
    }
}
