/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.model;

import static io.github.serverlessmaven.model.EventSettings.bool;
import static io.github.serverlessmaven.model.EventSettings.mapping;
import static io.github.serverlessmaven.model.EventSettings.section;
import static io.github.serverlessmaven.model.EventSettings.text;
import static io.github.serverlessmaven.model.EventSettings.textOrIntrinsic;

import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyType;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.stream.Stream;

/** The REST API that functions with {@code http} events share. */
final class RestApiSettings {

    private static final int LARGEST_COMPRESSION = 10 << 20;

    static final Property<String> API_NAME =
            text("apiName", "The name of the REST API; <stage>-<service> in Serverless.", "orders");

    static final Property<String> ENDPOINT_TYPE = Property.of(
            "endpointType",
            Types.text(
                    "REGIONAL, EDGE or PRIVATE",
                    "[Rr][Ee][Gg][Ii][Oo][Nn][Aa][Ll]|[Ee][Dd][Gg][Ee]|[Pp][Rr][Ii][Vv][Aa][Tt][Ee]"),
            "From where the REST API is reached.",
            "REGIONAL");

    static final Property<Value> VPC_ENDPOINTS = Property.of(
            "vpcEndpointIds",
            TemplateTypes.orIntrinsic(
                    Types.list(TemplateTypes.textOrIntrinsic(Types.text())).map(Value.Sequence::new)),
            "The VPC endpoints through which a private REST API is reached.",
            "[vpce-0123456789abcdef0]");

    private static final Property<List<Value>> API_KEYS = Property.of(
            "apiKeys",
            Types.list(TemplateTypes.value()),
            "API keys to make: their names, or mappings of name, value, description, customerId and enabled.",
            "[orders-key]");

    private static final Property<PropertyValues> ENDPOINT = Property.of(
            "endpoint",
            section(
                    text("accessMode", "The access mode of the endpoint.", "STRICT"),
                    text("securityPolicy", "The version of TLS that callers must have.", "TLS_1_2")),
            "How the endpoint is reached.",
            "{securityPolicy: TLS_1_2}");

    static final Property<PropertyValues> API_GATEWAY = Property.of(
            "apiGateway",
            section(
                    API_KEYS,
                    Property.of(
                            "apiKeySourceType",
                            Types.text(
                                    "HEADER or AUTHORIZER",
                                    "[Hh][Ee][Aa][Dd][Ee][Rr]|[Aa][Uu][Tt][Hh][Oo][Rr][Ii][Zz][Ee][Rr]"),
                            "From where API Gateway takes the key of a request.",
                            "HEADER"),
                    Property.of(
                            "binaryMediaTypes",
                            Types.list(Types.text("a media type such as image/png", "\\S+/\\S+")),
                            "The media types that are not text.",
                            "[image/png]"),
                    text("description", "What the API is for.", "Orders"),
                    bool("disableDefaultEndpoint", "Whether the API is reached only by a domain of yours."),
                    ENDPOINT,
                    bool("metrics", "Whether there are metrics of each method."),
                    Property.of(
                            "minimumCompressionSize",
                            Types.integer(0, LARGEST_COMPRESSION),
                            "From how many bytes on responses are compressed.",
                            "1024"),
                    Property.of(
                            "resourcePolicy",
                            Types.list(TemplateTypes.value()),
                            "Statements about who may call the API.",
                            "[]"),
                    textOrIntrinsic("restApiId", "An existing API, to which methods are added.", "a1b2c3d4e5"),
                    Property.of(
                            "restApiResources",
                            TemplateTypes.value(),
                            "Resources of an existing API, by their paths.",
                            "{/orders: x1y2z3}"),
                    textOrIntrinsic("restApiRootResourceId", "The root resource of an existing API.", "a1b2c3"),
                    Property.of(
                            "request",
                            section(mapping("schemas", "JSON Schemas of requests, by names events refer to.", "{}")),
                            "What requests must look like.",
                            "{schemas: {}}"),
                    bool("shouldStartNameWithService", "Whether the API's name begins with the service's."),
                    text("stage", "The stage of the API, if it is another than the service's.", "v1"),
                    Property.of(
                            "timeoutInMillis",
                            Types.integer(50, Integer.MAX_VALUE),
                            "After how many milliseconds API Gateway gives up on the function.",
                            "29000"),
                    Property.of(
                            "usagePlan",
                            TemplateTypes.value(),
                            "Quota and throttle of API keys, or a list of named usage plans.",
                            "{quota: {limit: 5000, period: MONTH}}"),
                    textOrIntrinsic("websocketApiId", "An existing WebSocket API.", "a1b2c3d4e5")),
            "The REST API of \"http\" events.",
            "{metrics: true}");

    private RestApiSettings() {}

    /** Logs of an API with execution logs, with further properties. */
    static PropertyType<PropertyValues> logs(Property<?>... further) {
        Stream<Property<?>> common = Stream.of(
                bool("accessLogging", "Whether each request is logged."),
                bool("executionLogging", "Whether the handling of requests is logged."),
                text("format", "The form of a line of the access log, with $context variables.", "$context.requestId"),
                bool("fullExecutionData", "Whether execution logs hold requests and responses as a whole."),
                Property.of(
                        "level", Types.choice(List.of("INFO", "ERROR")), "What of the execution is logged.", "ERROR"));
        return ObjectSchema.of(Stream.concat(common, Stream.of(further)).toList());
    }
}
