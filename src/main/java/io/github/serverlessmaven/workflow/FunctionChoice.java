/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.diagnostic.Suggestion;
import io.github.serverlessmaven.model.LambdaFunction;
import io.github.serverlessmaven.model.Service;
import java.util.List;
import java.util.Optional;

/**
 * The function that a goal for a single function works on.
 *
 * @param service the service it is one of
 */
record FunctionChoice(Service service) {

    /**
     * Finds the function.
     *
     * @param wanted its key; may be left out if there is only one
     * @throws ServerlessException if there is no such function, or there are several and none is given
     */
    LambdaFunction of(Optional<String> wanted) {
        List<String> keys =
                service.functions().stream().map(LambdaFunction::key).toList();
        if (wanted.isEmpty() && keys.size() != 1) {
            throw new ServerlessException(
                    "No function given.", "Choose one with -Dserverless.function: " + String.join(", ", keys) + ".");
        }
        String key = wanted.orElseGet(() -> keys.get(0));
        return service.functions().stream()
                .filter(candidate -> candidate.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new ServerlessException(
                        "The service " + service.name() + " has no function \"" + key + "\".",
                        Suggestion.of(key, keys)
                                .map(meant -> "Did you mean \"" + meant + "\"?")
                                .orElse("It has: " + String.join(", ", keys) + ".")));
    }
}
