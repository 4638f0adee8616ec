/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.restapi;

import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What becomes of an integration's response: the section {@code response} of an event. */
final class MethodResponse {

    static final Property<Map<String, String>> HEADERS = Property.of(
            "headers",
            Types.map("a name", "\\S+", Types.text()),
            "Headers of the response, with what they are made of; text in single quotes.",
            "{X-Total: integration.response.header.total}");

    static final Property<String> TEMPLATE =
            Property.of("template", Types.text(), "The mapping template of JSON bodies.", "$input.path('$')");

    static final Property<String> PATTERN = Property.of(
            "pattern", Types.text(), "The error messages that give this status; empty for success.", "'[4]0.*'");

    private static final Property<Map<String, String>> TEMPLATES = Property.of(
            "template",
            Types.either(
                    Types.text().map(json -> Map.of("application/json", json)),
                    Types.map("a content type", "\\S+", Types.text())),
            "The mapping template of JSON bodies, or templates by content types.",
            "$input.path('$')");

    static final Property<Map<String, PropertyValues>> STATUS_CODES = Property.of(
            "statusCodes",
            Types.map("a status of three digits", "[0-9]{3}", ObjectSchema.of(List.of(HEADERS, PATTERN, TEMPLATES))),
            "What gives which status.",
            "{201: {pattern: ''}}");

    static final Property<String> TRANSFER_MODE = Property.of(
            "transferMode",
            Types.text("BUFFERED or STREAM", "[Bb][Uu][Ff][Ff][Ee][Rr][Ee][Dd]|[Ss][Tt][Rr][Ee][Aa][Mm]")
                    .map(mode -> mode.toUpperCase(Locale.ROOT)),
            "Whether the response is sent when it is complete, or as it comes; with lambda-proxy and http-proxy.",
            "STREAM");

    static final Property<PropertyValues> RESPONSE = Property.of(
            "response",
            ObjectSchema.of(List.of(HEADERS, TEMPLATE, MethodRequest.CONTENT_HANDLING, STATUS_CODES, TRANSFER_MODE)),
            "What becomes of the integration's response; of these, integrations that pass everything on have transferMode only.",
            "{headers: {Content-Type: \"'text/html'\"}}");

    private MethodResponse() {}

    static Map<String, String> templates(PropertyValues status) {
        return status.get(TEMPLATES).orElse(Map.of());
    }
}
