/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.websocket;

import io.github.serverlessmaven.event.Event;
import io.github.serverlessmaven.event.ServiceEvents;
import io.github.serverlessmaven.event.Throttle;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.template.Intrinsic;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.Resource;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The stage of a WebSocket API, which shows what was deployed last.
 *
 * @param api how the API is configured
 * @param events of all functions
 */
record WebSocketStage(WebSocketSettings api, ServiceEvents<PropertyValues> events) {

    private static final String DEFAULT_FORMAT =
            "$context.identity.sourceIp $context.identity.caller $context.identity.user"
                    + " [$context.requestTime] \"$context.eventType $context.routeKey $context.connectionId\" $context.requestId";

    Resource resource() {
        Value.MappingBuilder properties = Value.mapping()
                .put("ApiId", api.id())
                .put("StageName", api.service().stage())
                .put("Description", api.description())
                .put("DeploymentId", Intrinsic.ref(WebSocketIds.DEPLOYMENT))
                .put(
                        "DefaultRouteSettings",
                        present(settings(
                                api.values().get(WebSocketSettings.THROTTLE),
                                api.values().get(WebSocketSettings.METRICS))))
                .put("RouteSettings", ofRoutes());
        api.log()
                .filter(log -> log.logsAccess())
                .ifPresent(log -> properties.put(
                        "AccessLogSettings",
                        Value.mapping()
                                .put(
                                        "DestinationArn",
                                        Intrinsic.sub(
                                                "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:${"
                                                        + WebSocketIds.LOG_GROUP + "}"))
                                .put("Format", log.format(DEFAULT_FORMAT))
                                .build()));
        return Resource.of(WebSocketIds.STAGE, "AWS::ApiGatewayV2::Stage", properties.build());
    }

    /** A route with settings of its own has none of the others', so that they are repeated. */
    private Optional<Value> ofRoutes() {
        Value.MappingBuilder routes = Value.mapping();
        for (Event<PropertyValues> event : events.events()) {
            Route route = new Route(event.settings());
            if (route.hasStageSettings()) {
                Value own = settings(
                        route.settings()
                                .get(Route.THROTTLE)
                                .or(() -> api.values().get(WebSocketSettings.THROTTLE)),
                        route.settings()
                                .get(Route.METRICS)
                                .or(() -> api.values().get(WebSocketSettings.METRICS)));
                routes.put(route.key(), event.whileItExists(own));
            }
        }
        return present(routes.build());
    }

    private Value.Mapping settings(Optional<Throttle> throttle, Optional<Boolean> metrics) {
        return Value.mapping()
                .put("DataTraceEnabled", api.log().map(log -> Value.of(log.logsFullData())))
                .put("LoggingLevel", api.log().map(log -> Value.of(log.level())))
                .put("DetailedMetricsEnabled", metrics.map(Value::of))
                .put("ThrottlingBurstLimit", throttle.flatMap(Throttle::burst))
                .put("ThrottlingRateLimit", throttle.flatMap(Throttle::rate))
                .build();
    }

    private static Optional<Value> present(Value.Mapping settings) {
        return Optional.<Value>of(settings).filter(built -> !built.equals(Value.Mapping.EMPTY));
    }

    /** What the stage shows. The stage of an existing API is not this stack's: the deployment itself moves it. */
    Resource deployment() {
        List<LogicalId> routes = new ArrayList<>();
        for (Event<PropertyValues> event : events.events()) {
            Route route = new Route(event.settings());
            routes.add(route.id());
            if (route.isAnswered()) {
                routes.add(WebSocketIds.routeResponse(route.key()));
            }
        }
        Value.Mapping properties = Value.mapping()
                .put("ApiId", api.id())
                .put("Description", api.description())
                .put(
                        "StageName",
                        api.isExternal() ? Optional.of(Value.of(api.service().stage())) : Optional.empty())
                .build();
        return Resource.of(WebSocketIds.DEPLOYMENT, "AWS::ApiGatewayV2::Deployment", properties)
                .after(routes);
    }
}
