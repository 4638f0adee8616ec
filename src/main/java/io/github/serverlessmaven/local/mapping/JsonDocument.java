/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.mapping;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.InvalidJsonException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.JsonPathException;
import com.jayway.jsonpath.PathNotFoundException;
import com.jayway.jsonpath.spi.json.JsonSmartJsonProvider;
import com.jayway.jsonpath.spi.mapper.JsonSmartMappingProvider;
import java.util.Map;
import java.util.Optional;
import net.minidev.json.JSONStyle;
import net.minidev.json.JSONValue;
import org.jspecify.annotations.Nullable;

/**
 * JSON from which paths select. Read leniently, as API Gateway does: names need no quotes, and text that does not begin like JSON is a
 * string.
 */
public final class JsonDocument {

    private static final Configuration CONFIGURATION = Configuration.builder()
            .jsonProvider(new JsonSmartJsonProvider())
            .mappingProvider(new JsonSmartMappingProvider())
            .build();

    private final @Nullable Object root;

    private JsonDocument(@Nullable Object root) {
        this.root = root;
    }

    /**
     * Reads a text; nothing is an empty object.
     *
     * @throws MappingProblem if it is malformed
     */
    public static JsonDocument of(String text) {
        try {
            return new JsonDocument(
                    text.isBlank() ? Map.of() : CONFIGURATION.jsonProvider().parse(text));
        } catch (InvalidJsonException e) {
            throw MappingProblem.ofBody(e);
        }
    }

    /**
     * What a path selects: a map, a list, a string, a number or a boolean; empty if there is nothing, or null.
     *
     * @throws MappingProblem if the path is malformed
     */
    public Optional<Object> find(String path) {
        try {
            return Optional.ofNullable(read(path));
        } catch (PathNotFoundException nothing) {
            return Optional.empty();
        }
    }

    /**
     * What a path selects as JSON; an empty string if there is nothing.
     *
     * @throws MappingProblem if the path is malformed
     */
    public String json(String path) {
        try {
            return JSONValue.toJSONString(read(path), JSONStyle.NO_COMPRESS);
        } catch (PathNotFoundException nothing) {
            return "\"\"";
        }
    }

    private @Nullable Object read(String path) {
        if (path.equals("$") || root == null) {
            return root;
        }
        try {
            return JsonPath.using(CONFIGURATION).parse(root).read(path);
        } catch (PathNotFoundException nothing) {
            throw nothing;
        } catch (JsonPathException e) {
            throw MappingProblem.ofTemplate(e);
        }
    }
}
