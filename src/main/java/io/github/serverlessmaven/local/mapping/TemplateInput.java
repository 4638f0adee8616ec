/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.mapping;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The variable {@code $input} of mapping templates. See "Mapping template variables for API Gateway" in the Amazon API Gateway developer
 * guide.
 */
public final class TemplateInput {

    private final String body;
    private final Map<String, Map<String, String>> parameters;
    private Optional<JsonDocument> document = Optional.empty();

    /**
     * The input.
     *
     * @param body of the request, or of the integration's answer
     * @param path the variables of the path
     * @param query the parameters of the query
     * @param headers of the request; names in upper or lower case are the same
     */
    public TemplateInput(
            String body, Map<String, String> path, Map<String, String> query, Map<String, String> headers) {
        this.body = body;
        this.parameters = Map.of("path", path, "querystring", query, "header", headers);
    }

    /** {@code $input.body}. */
    public String getBody() {
        return body;
    }

    /** {@code $input.json(path)}. */
    public String json(String path) {
        return document().json(path);
    }

    /** {@code $input.path(path)}. */
    public @Nullable Object path(String path) {
        return document().find(path).orElse(null);
    }

    /** {@code $input.params()}. */
    public Map<String, Map<String, String>> params() {
        return parameters;
    }

    /** {@code $input.params(name)}: a variable of the path, else a parameter of the query, else a header. */
    public String params(String name) {
        return Stream.of("path", "querystring", "header")
                .flatMap(kind -> Optional.ofNullable(parameters.get(kind)).stream())
                .flatMap(values -> Optional.ofNullable(values.get(name)).stream())
                .findFirst()
                .orElse("");
    }

    private JsonDocument document() {
        JsonDocument read = document.orElseGet(() -> JsonDocument.of(body));
        document = Optional.of(read);
        return read;
    }
}
