/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.feature;

import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyType;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Optional;

/** Which pages of other origins may call a function's URL, in the words of Serverless, with its defaults. */
final class UrlCors {

    private static final Property<Boolean> CREDENTIALS = Property.of(
            "allowCredentials", Types.bool(), "Whether browsers send cookies and credentials along.", "true");

    private static final Property<List<String>> ORIGINS = list(
                    "allowedOrigins", "The origins whose pages may call; null for none.", "['https://example.com']")
            .orElse(List.of("*"));

    private static final Property<List<String>> HEADERS = list(
                    "allowedHeaders", "The headers a request may have; null for none.", "[Content-Type]")
            .orElse(List.of(
                    "Content-Type",
                    "X-Amz-Date",
                    "Authorization",
                    "X-Api-Key",
                    "X-Amz-Security-Token",
                    "X-Amzn-Trace-Id"));

    /** The methods of "Cors" in the AWS Lambda API reference. */
    private static final Property<List<String>> METHODS = Property.of(
                    "allowedMethods",
                    Types.switchable(
                            Types.list(Types.choice(List.of("*", "GET", "PUT", "HEAD", "POST", "PATCH", "DELETE")), 6),
                            List.<String>of()),
                    "The methods a request may have; null for none.",
                    "[GET, POST]")
            .orElse(List.of("*"));

    private static final Property<List<String>> EXPOSED =
            list("exposedResponseHeaders", "The headers of the response that a page may read.", "[X-Request-Id]");

    private static final Property<Integer> MAX_AGE =
            Property.of("maxAge", Types.integer(0, 86_400), "How many seconds a browser may keep these rules.", "3600");

    /** The legal forms; the value is empty where there are no rules for other origins. */
    static final PropertyType<Optional<Value>> TYPE = Types.switchable(
            Types.either(
                    Types.choice(List.of("true"))
                            .strict()
                            .map(yes -> Optional.of(toValue(PropertyValues.none("cors")))),
                    ObjectSchema.of(List.of(CREDENTIALS, ORIGINS, HEADERS, METHODS, EXPOSED, MAX_AGE))
                            .map(values -> Optional.of(toValue(values)))),
            Optional.empty());

    private UrlCors() {}

    private static Property<List<String>> list(String name, String doc, String example) {
        return Property.of(name, Types.switchable(Types.list(Types.text(), 100), List.<String>of()), doc, example);
    }

    private static Value toValue(PropertyValues cors) {
        return Value.mapping()
                .put(
                        "AllowCredentials",
                        cors.get(CREDENTIALS).filter(allowed -> allowed).map(Value::of))
                .put("AllowHeaders", texts(cors, HEADERS))
                .put("AllowMethods", texts(cors, METHODS))
                .put("AllowOrigins", texts(cors, ORIGINS))
                .put("ExposeHeaders", texts(cors, EXPOSED))
                .put("MaxAge", cors.get(MAX_AGE).map(Value::of))
                .build();
    }

    private static Optional<Value> texts(PropertyValues cors, Property<List<String>> property) {
        return cors.get(property)
                .filter(texts -> !texts.isEmpty())
                .map(texts -> Value.texts(texts.stream().distinct().toList()));
    }
}
