/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.restapi;

import io.github.serverlessmaven.event.RequestText;
import io.github.serverlessmaven.model.TemplateTypes;
import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What of a request reaches an integration, and what it must look like: the section {@code request} of an event. */
final class MethodRequest {

    static final Property<Map<String, RequestParameter>> QUERY =
            Property.of("querystrings", RequestParameter.BY_NAME, "Parameters of the query.", "{page: true}");

    static final Property<Map<String, RequestParameter>> PATHS =
            Property.of("paths", RequestParameter.BY_NAME, "Variables of the path.", "{id: true}");

    static final Property<Map<String, RequestParameter>> HEADERS =
            Property.of("headers", RequestParameter.BY_NAME, "Headers of the request.", "{X-Tenant: true}");

    static final Property<PropertyValues> PARAMETERS = Property.of(
            "parameters",
            ObjectSchema.of(List.of(QUERY, PATHS, HEADERS)),
            "Which parameters requests have: true for those without which they are refused.",
            "{querystrings: {page: true}}");

    static final Property<Map<String, Value>> SCHEMAS = Property.of(
            "schemas",
            Types.map("a content type", "\\S+", TemplateTypes.value()),
            "JSON Schemas of bodies by their content types, or the names of those of the provider.",
            "{application/json: {type: object}}");

    static final Property<Map<String, Value>> TEMPLATE = Property.of(
            "template",
            Types.map(
                    "a content type", "\\S+", TemplateTypes.orNull(Types.text().map(Value::of))),
            "Mapping templates by content types; null takes the one of Serverless away.",
            "{application/json: '$input.body'}");

    static final Property<String> PASS_THROUGH = Property.of(
            "passThrough",
            Types.choice(List.of("NEVER", "WHEN_NO_MATCH", "WHEN_NO_TEMPLATES")),
            "What happens to bodies for which there is no template.",
            "NEVER");

    static final Property<String> CONTENT_HANDLING = Property.of(
            "contentHandling",
            Types.choice(List.of("CONVERT_TO_BINARY", "CONVERT_TO_TEXT")),
            "How bodies are converted.",
            "CONVERT_TO_TEXT");

    static final Property<String> METHOD = Property.of(
            "method",
            RequestText.method(),
            "The method by which another server is called; that of the request unless set.",
            "get");

    static final Property<Value> URI = Property.of(
            "uri",
            TemplateTypes.textOrIntrinsic(Types.text()),
            "The address of the other server.",
            "https://example.com/orders");

    static final Property<PropertyValues> REQUEST = Property.of(
            "request",
            ObjectSchema.of(List.of(PARAMETERS, SCHEMAS, TEMPLATE, PASS_THROUGH, CONTENT_HANDLING, METHOD, URI)),
            "What requests must have, and what of them reaches the integration.",
            "{parameters: {querystrings: {page: true}}}");

    private MethodRequest() {}

    /** The parameters by the names that API Gateway has for them. */
    static Map<String, RequestParameter> parameters(PropertyValues request) {
        Map<String, RequestParameter> all = new LinkedHashMap<>();
        request.get(PARAMETERS).ifPresent(parameters -> {
            add(all, parameters, QUERY, "querystring");
            add(all, parameters, PATHS, "path");
            add(all, parameters, HEADERS, "header");
        });
        return all;
    }

    private static void add(
            Map<String, RequestParameter> all,
            PropertyValues parameters,
            Property<Map<String, RequestParameter>> place,
            String name) {
        parameters
                .get(place)
                .orElse(Map.of())
                .forEach((key, parameter) -> all.put("method.request." + name + "." + key, parameter));
    }
}
