/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.restapi;

import io.github.serverlessmaven.event.Events;
import io.github.serverlessmaven.event.Throttle;
import io.github.serverlessmaven.feature.Tags;
import io.github.serverlessmaven.model.Names;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.model.StackSchema;
import io.github.serverlessmaven.model.TemplateTypes;
import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyType;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.Intrinsic;
import io.github.serverlessmaven.template.Resource;
import io.github.serverlessmaven.template.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How the REST API is configured.
 *
 * @param service the service
 * @param values those below {@code provider.apiGateway}
 */
record RestApiSettings(Service service, PropertyValues values) {

    private static final int LARGEST_COMPRESSION = 10 << 20;

    static final Property<List<Value>> API_KEYS = Property.of(
            "apiKeys",
            Types.list(TemplateTypes.value()),
            "API keys to make: their names, or mappings of name, value, description, customerId and enabled; by plan, if plans have"
                    + " names.",
            "[orders-key]");

    static final Property<List<Map<String, PropertyValues>>> USAGE_PLAN = Property.of(
            "usagePlan",
            UsagePlans.TYPE,
            "Quota and throttle of API keys, or a list of named usage plans.",
            "{quota: {limit: 5000, period: MONTH}}");

    private static final Property<String> KEY_SOURCE = Property.of(
            "apiKeySourceType",
            Types.text("HEADER or AUTHORIZER", "[Hh][Ee][Aa][Dd][Ee][Rr]|[Aa][Uu][Tt][Hh][Oo][Rr][Ii][Zz][Ee][Rr]")
                    .map(source -> source.toUpperCase(Locale.ROOT)),
            "From where API Gateway takes the key of a request.",
            "HEADER");

    private static final Property<List<String>> BINARY = Property.of(
            "binaryMediaTypes",
            Types.list(Types.text("a media type such as image/png", "\\S+/\\S+")),
            "The media types that are not text.",
            "[image/png]");

    static final Property<String> DESCRIPTION = text("description", "What the API is for.", "Orders");

    private static final Property<Boolean> DISABLED =
            bool("disableDefaultEndpoint", "Whether the API is reached by a domain of yours only.");

    static final Property<Boolean> METRICS = bool("metrics", "Whether Amazon CloudWatch gets metrics of each method.");

    static final Property<Throttle> THROTTLE = Property.of(
            "throttle",
            Throttle.TYPE,
            "How many requests of the stage are let through.",
            "{burstLimit: 200, rateLimit: 100}");

    static final Property<Map<String, String>> VARIABLES = Property.of(
            "variables",
            Types.map("a name of letters, digits and _", "[A-Za-z0-9_]+", Types.text()),
            "Variables of the stage, which mapping templates read.",
            "{table: orders}");

    private static final Property<Integer> COMPRESSION = Property.of(
            "minimumCompressionSize",
            Types.integer(0, LARGEST_COMPRESSION),
            "From how many bytes on responses are compressed.",
            "1024");

    private static final Property<List<Value>> POLICY = Property.of(
            "resourcePolicy",
            Types.list(TemplateTypes.value()),
            "Statements about who may call the API.",
            "[{Effect: Allow, Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*'}]");

    static final Property<Value> ID =
            intrinsic("restApiId", "An existing API, to which methods are added.", "a1b2c3d4e5");

    private static final Property<String> RESOURCE_PATH =
            Property.of("path", Types.text("a path", "\\S+"), "The path of the resource.", "/orders");

    private static final Property<Value> RESOURCE_ID = intrinsic("resourceId", "The id of the resource.", "x1y2z3");

    private static final PropertyType<Map<String, Value>> EXISTING = Types.either(
            Types.list(ObjectSchema.of(List.of(RESOURCE_PATH, RESOURCE_ID)).requiring(RESOURCE_PATH, RESOURCE_ID))
                    .map(RestApiSettings::byPath),
            Types.map("a path", "\\S+", TemplateTypes.textOrIntrinsic(Types.text())));

    static final Property<Map<String, Value>> RESOURCES = Property.of(
            "restApiResources",
            EXISTING,
            "Resources of an existing API, by their paths; also a list of mappings of path and resourceId.",
            "{/orders: x1y2z3}");

    static final Property<Value> ROOT =
            intrinsic("restApiRootResourceId", "The root resource of an existing API.", "a1b2c3");

    static final Property<Map<String, PropertyValues>> SCHEMAS = Property.of(
            "schemas",
            Types.map("a name", "[A-Za-z0-9_-]+", Models.SCHEMA),
            "JSON Schemas of requests, by names to which events refer.",
            "{order: {schema: {type: object}}}");

    private static final Property<PropertyValues> REQUEST =
            Property.of("request", ObjectSchema.of(List.of(SCHEMAS)), "What requests must look like.", "{schemas: {}}");

    private static final Property<Boolean> SERVICE_FIRST =
            bool("shouldStartNameWithService", "Whether the API is named <service>-<stage>, unless it has a name.");

    static final Property<String> STAGE = Property.of(
            "stage",
            Types.text("letters, digits, - and _", "[-_a-zA-Z0-9]+"),
            "The stage of the API, if it is another than the service's.",
            "v1");

    static final List<Property<?>> API_GATEWAY = List.of(
            API_KEYS,
            KEY_SOURCE,
            BINARY,
            ErrorResponses.CORS,
            DESCRIPTION,
            DISABLED,
            Endpoint.SECTION,
            METRICS,
            THROTTLE,
            VARIABLES,
            COMPRESSION,
            POLICY,
            ID,
            RESOURCES,
            ROOT,
            REQUEST,
            SERVICE_FIRST,
            STAGE,
            Method.TIMEOUT,
            USAGE_PLAN);

    static RestApiSettings of(Service service) {
        return new RestApiSettings(
                service,
                service.provider()
                        .section(Events.API_GATEWAY)
                        .orElseGet(() -> PropertyValues.none("provider.apiGateway")));
    }

    private static Property<Boolean> bool(String name, String doc) {
        return Property.of(name, Types.bool(), doc, "true");
    }

    private static Property<String> text(String name, String doc, String example) {
        return Property.of(name, Types.text(), doc, example);
    }

    private static Property<Value> intrinsic(String name, String doc, String example) {
        return Property.of(name, TemplateTypes.textOrIntrinsic(Types.text()), doc, example);
    }

    private static Map<String, Value> byPath(List<PropertyValues> resources) {
        Map<String, Value> ids = new LinkedHashMap<>();
        resources.forEach(resource -> ids.put(
                resource.get(RESOURCE_PATH).orElseThrow(),
                resource.get(RESOURCE_ID).orElseThrow()));
        return ids;
    }

    boolean isExternal() {
        return values.get(ID).isPresent();
    }

    Value id() {
        return values.get(ID).orElseGet(() -> Intrinsic.ref(RestApiIds.API));
    }

    Value root() {
        return values.get(ROOT).orElseGet(() -> Intrinsic.getAtt(RestApiIds.API, "RootResourceId"));
    }

    /** The beginning of its own URL, as of an endpoint; empty if it is reached at a domain of the user's only. */
    Optional<String> url() {
        return Optional.of("${" + RestApiIds.ENDPOINT_OUTPUT + "}")
                .filter(url -> !values.get(DISABLED).orElse(false));
    }

    String stage() {
        return values.get(STAGE).orElseGet(service::stage);
    }

    Optional<Integer> timeout(Method method) {
        return method.settings().get(Method.TIMEOUT).or(() -> values.get(Method.TIMEOUT));
    }

    Map<String, PropertyValues> schemas() {
        return values.get(REQUEST).flatMap(request -> request.get(SCHEMAS)).orElse(Map.of());
    }

    /** The ids of resources of an existing API, by their paths without slashes around them. */
    Map<String, Value> resources() {
        Map<String, Value> resources = new LinkedHashMap<>();
        values.get(RESOURCES)
                .orElse(Map.of())
                .forEach((path, id) -> resources.put(path.replaceAll("^/", "").replaceAll("/$", ""), id));
        return resources;
    }

    /** The tags of the stage, as in Serverless 3: those of the stack, and the provider's, which take precedence. */
    Map<String, String> stageTags() {
        Map<String, String> tags = new LinkedHashMap<>(
                service.provider().get(StackSchema.STACK_TAGS).orElse(Map.of()));
        Tags.ofProvider(service).forEach((key, value) -> {
            if (value instanceof Value.Text text) {
                tags.put(key, text.text());
            }
        });
        return tags;
    }

    /** The provider's tags, which are those of the API too. */
    Optional<Value> tags() {
        List<Value> tags = Tags.ofProvider(service).entrySet().stream()
                .<Value>map(tag -> Value.mapping()
                        .put("Key", tag.getKey())
                        .put("Value", tag.getValue())
                        .build())
                .toList();
        return tags.isEmpty() ? Optional.empty() : Optional.of(new Value.Sequence(tags));
    }

    Resource api() {
        Names names = service.names();
        String name = service.provider()
                .get(RestApi.API_NAME)
                .orElseGet(() -> values.get(SERVICE_FIRST).orElse(false)
                        ? names.service() + "-" + names.stage()
                        : names.stage() + "-" + names.service());
        Value.MappingBuilder properties = Value.mapping()
                .put("Name", name)
                .put("BinaryMediaTypes", values.get(BINARY).map(Value::texts))
                .put("DisableExecuteApiEndpoint", values.get(DISABLED).map(Value::of))
                .put(
                        "Policy",
                        values.get(POLICY)
                                .filter(statements -> !statements.isEmpty())
                                .<Value>map(statements -> Value.mapping()
                                        .put("Version", "2012-10-17")
                                        .put("Statement", new Value.Sequence(statements))
                                        .build())
                                .orElse(Value.of("")))
                .put("ApiKeySourceType", values.get(KEY_SOURCE).map(Value::of))
                .put("MinimumCompressionSize", values.get(COMPRESSION).map(Value::of))
                .put("Description", values.get(DESCRIPTION).map(Value::of))
                .put("Tags", tags());
        Endpoint.of(service.provider(), values).entries().forEach(properties::put);
        return Resource.of(RestApiIds.API, "AWS::ApiGateway::RestApi", properties.build());
    }
}
