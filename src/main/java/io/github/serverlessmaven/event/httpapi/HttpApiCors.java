/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.httpapi;

import io.github.serverlessmaven.event.CrossOrigin;
import io.github.serverlessmaven.event.RequestText;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyType;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which pages of other origins may call the HTTP API; API Gateway itself answers preflight requests and adds the headers. */
final class HttpApiCors {

    static final Property<Boolean> CREDENTIALS = Property.of(
            "allowCredentials", Types.bool(), "Whether browsers may send cookies and credentials along.", "true");

    static final Property<List<String>> ORIGINS =
            list("allowedOrigins", "The origins whose pages may call; all unless set.", "['https://example.com']");

    private static final Property<List<String>> HEADERS = list(
            "allowedHeaders",
            "The headers that requests may have; those that AWS's clients send unless set.",
            "[Authorization, Content-Type]");

    private static final Property<List<String>> METHODS = Property.of(
            "allowedMethods",
            Types.list(Types.choice(List.of("*", "GET", "POST", "PUT", "PATCH", "OPTIONS", "HEAD", "DELETE"))),
            "The methods that requests may have; those of the routes unless set.",
            "[GET, POST]");

    private static final Property<List<String>> EXPOSED =
            list("exposedResponseHeaders", "The headers of responses that pages may read.", "[X-Total]");

    private static final Property<Integer> MAX_AGE = Property.of(
            "maxAge",
            Types.integer(0, Integer.MAX_VALUE),
            "For how many seconds browsers may keep these rules.",
            "3600");

    static final PropertyType<Optional<PropertyValues>> TYPE =
            CrossOrigin.type(List.of(CREDENTIALS, ORIGINS, HEADERS, METHODS, EXPOSED, MAX_AGE));

    private HttpApiCors() {}

    private static Property<List<String>> list(String name, String doc, String example) {
        return Property.of(name, Types.list(Types.text()), doc, example);
    }

    /** Whether browsers may send credentials from any origin, which AWS refuses. */
    static boolean hasCredentialsOfAnybody(PropertyValues cors) {
        return cors.get(CREDENTIALS).orElse(false)
                && cors.get(ORIGINS).orElse(List.of("*")).contains("*");
    }

    /**
     * {@code CorsConfiguration} of the API.
     *
     * @param routes all of the API
     */
    static Value toValue(PropertyValues cors, List<Route> routes) {
        return Value.mapping()
                .put(
                        "AllowCredentials",
                        cors.get(CREDENTIALS).filter(allowed -> allowed).map(Value::of))
                .put("AllowHeaders", texts(cors.get(HEADERS).orElse(CrossOrigin.DEFAULT_HEADERS)))
                .put("AllowMethods", texts(cors.get(METHODS).orElseGet(() -> methods(routes))))
                .put("AllowOrigins", texts(cors.get(ORIGINS).orElse(List.of("*"))))
                .put("ExposeHeaders", cors.get(EXPOSED).map(HttpApiCors::texts))
                .put("MaxAge", cors.get(MAX_AGE).map(Value::of))
                .build();
    }

    private static List<String> methods(List<Route> routes) {
        Set<String> methods = new LinkedHashSet<>(List.of("OPTIONS"));
        routes.stream()
                .map(Route::method)
                .flatMap(method -> method.equals(Route.ANY)
                        ? RequestText.METHODS.stream().filter(each -> !each.equals(Route.ANY))
                        : Stream.of(method))
                .forEach(methods::add);
        return List.copyOf(methods);
    }

    private static Value texts(List<String> texts) {
        return Value.texts(texts.stream().distinct().toList());
    }
}
