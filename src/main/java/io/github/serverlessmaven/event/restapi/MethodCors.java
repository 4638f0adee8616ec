/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.restapi;

import io.github.serverlessmaven.event.CrossOrigin;
import io.github.serverlessmaven.event.RequestText;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyType;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which pages of other origins may call a method: the section {@code cors} of an event. */
final class MethodCors {

    static final Property<String> ORIGIN = Property.of(
            "origin",
            Types.text(),
            "The origin whose pages may call, or several with commas; all unless set.",
            "'https://example.com'");

    static final Property<List<String>> ORIGINS = Property.of(
            "origins", Types.list(Types.text()), "The origins whose pages may call.", "['https://example.com']");

    static final Property<List<String>> HEADERS = Property.of(
            "headers",
            Types.list(Types.text()),
            "The headers that requests may have; those that AWS's clients send unless set.",
            "[Authorization]");

    static final Property<List<String>> METHODS = Property.of(
            "methods",
            Types.list(Types.choice(RequestText.METHODS)),
            "The methods that requests may have in addition to this event's and OPTIONS.",
            "[GET]");

    static final Property<Boolean> CREDENTIALS = Property.of(
            "allowCredentials", Types.bool(), "Whether browsers may send cookies and credentials along.", "true");

    static final Property<Integer> MAX_AGE = Property.of(
            "maxAge",
            Types.integer(1, Integer.MAX_VALUE),
            "For how many seconds browsers may keep these rules.",
            "3600");

    static final Property<String> CACHE_CONTROL = Property.of(
            "cacheControl",
            Types.text(),
            "The Cache-Control header of the answers to preflight requests.",
            "max-age=3600");

    static final PropertyType<Optional<PropertyValues>> TYPE =
            CrossOrigin.type(List.of(ORIGIN, ORIGINS, HEADERS, METHODS, CREDENTIALS, MAX_AGE, CACHE_CONTROL));

    private MethodCors() {}

    /** The origins that are named, one by one; empty where one text stands for all. */
    static List<String> origins(PropertyValues cors) {
        return cors.get(ORIGINS).orElse(List.of());
    }

    static Optional<String> origin(PropertyValues cors) {
        return cors.get(ORIGIN).or(() -> cors.get(ORIGINS).isPresent() ? Optional.empty() : Optional.of("*"));
    }

    static List<String> methods(PropertyValues cors, String method) {
        Set<String> methods = new LinkedHashSet<>(cors.get(METHODS).orElse(List.of()));
        methods.add("OPTIONS");
        methods.add(method);
        return List.copyOf(methods);
    }
}
