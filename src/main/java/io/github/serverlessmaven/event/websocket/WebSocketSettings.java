/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.websocket;

import io.github.serverlessmaven.event.ApiLog;
import io.github.serverlessmaven.event.Events;
import io.github.serverlessmaven.event.Throttle;
import io.github.serverlessmaven.feature.Tags;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.model.TemplateTypes;
import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyType;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.Intrinsic;
import io.github.serverlessmaven.template.Resource;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the WebSocket API is configured.
 *
 * @param service the service
 */
record WebSocketSettings(Service service) {

    static final Property<Value> ID = Property.of(
            "websocketApiId",
            TemplateTypes.textOrIntrinsic(Types.text()),
            "An existing WebSocket API to which the routes are added; nothing else of it is changed.",
            "a1b2c3d4e5");

    static final Property<Boolean> METRICS =
            Property.of("metrics", Types.bool(), "Whether Amazon CloudWatch gets metrics of each route.", "true");

    static final Property<Throttle> THROTTLE = Property.of(
            "throttle",
            Throttle.TYPE,
            "How many messages of each route are let through, unless the route says so itself.",
            "{burstLimit: 200, rateLimit: 100}");

    private static final Property<Boolean> PROVIDER_TAGS = Property.of(
                    "useProviderTags", Types.bool(), "Nothing any more: the provider's tags are the API's too.", "true")
            .withoutEffect();

    static final PropertyType<PropertyValues> OF_STAGE = ObjectSchema.of(List.of(METRICS, THROTTLE, PROVIDER_TAGS));

    static final Property<Optional<PropertyValues>> LOG = Property.of(
            "websocket",
            ApiLog.type("websocket", List.of()),
            "Access and execution logs of the WebSocket API.",
            "{level: ERROR}");

    boolean isExternal() {
        return externalId().isPresent();
    }

    private Optional<Value> externalId() {
        return service.provider().section(Events.API_GATEWAY).flatMap(apis -> apis.get(ID));
    }

    /** The id of the API, whose ever it is. */
    Value id() {
        return externalId().orElseGet(() -> Intrinsic.ref(WebSocketIds.API));
    }

    PropertyValues values() {
        return service.provider().get(WebSocket.STAGE).orElseGet(() -> PropertyValues.none("provider.websocket"));
    }

    Optional<ApiLog> log() {
        return service.provider()
                .section("logs")
                .flatMap(logs -> logs.get(LOG))
                .flatMap(log -> log)
                .map(ApiLog::new);
    }

    Value description() {
        return service.provider().get(WebSocket.DESCRIPTION).orElseGet(() -> Value.of("Serverless Websockets"));
    }

    Resource api() {
        Map<String, Value> tags = Tags.ofProvider(service);
        Value.Mapping properties = Value.mapping()
                .put(
                        "Name",
                        service.provider()
                                .get(WebSocket.NAME)
                                .orElseGet(() -> service.stage() + "-" + service.name() + "-websockets"))
                .put(
                        "RouteSelectionExpression",
                        service.provider().get(WebSocket.SELECTION).orElse("$request.body.action"))
                .put("Description", description())
                .put("ProtocolType", "WEBSOCKET")
                .put("Tags", tags.isEmpty() ? Optional.empty() : Optional.of(new Value.Mapping(tags)))
                .build();
        return Resource.of(WebSocketIds.API, "AWS::ApiGatewayV2::Api", properties);
    }
}
