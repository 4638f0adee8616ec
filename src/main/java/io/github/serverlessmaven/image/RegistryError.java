/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.image;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.net.http.HttpResponse;
import java.util.Optional;

/** What a registry says when it does not do what it was asked for ("Errors", OCI Distribution Specification). */
final class RegistryError {

    private RegistryError() {}

    /** The status with the registry's own words, if it found any. */
    static String of(HttpResponse<String> answer) {
        return answer.statusCode()
                + words(answer.body()).map(words -> " (" + words + ")").orElse("");
    }

    private static Optional<String> words(String body) {
        try {
            return body.isBlank() ? Optional.empty() : words(Json.parse(body, "the answer"));
        } catch (ServerlessException noJson) {
            return Optional.empty();
        }
    }

    private static Optional<String> words(Value body) {
        if (body instanceof Value.Mapping mapping
                && mapping.get("errors").orElse(Value.NULL) instanceof Value.Sequence errors
                && !errors.items().isEmpty()
                && errors.items().get(0) instanceof Value.Mapping first) {
            return first.get("message")
                    .or(() -> first.get("code"))
                    .filter(Value.Text.class::isInstance)
                    .map(text -> ((Value.Text) text).text());
        }
        return Optional.empty();
    }
}
