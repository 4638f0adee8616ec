/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.httpapi;

import io.github.serverlessmaven.event.Event;
import io.github.serverlessmaven.event.ServiceEvents;
import io.github.serverlessmaven.event.Throttle;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.template.Intrinsic;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.Resource;
import io.github.serverlessmaven.template.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The one stage of an HTTP API, which API Gateway deploys by itself whenever a route changes. */
final class HttpApiStage {

    static final String NAME = "$default";

    private HttpApiStage() {}

    static Resource of(HttpApiSettings settings, ServiceEvents<PropertyValues> events) {
        Set<LogicalId> dependencies = new LinkedHashSet<>();
        Value.MappingBuilder properties = Value.mapping()
                .put("ApiId", settings.id())
                .put("StageName", NAME)
                .put("AutoDeploy", Value.of(true))
                .put(
                        "DefaultRouteSettings",
                        routeSettings(
                                settings.values().get(HttpApiSettings.THROTTLE),
                                settings.values().get(HttpApiSettings.METRICS).orElse(false)))
                .put("Tags", HttpApi.tags(events.service()));
        settings.logFormat().ifPresent(format -> {
            properties.put(
                    "AccessLogSettings",
                    Value.mapping()
                            .put("DestinationArn", Intrinsic.getAtt(HttpApiIds.LOG_GROUP, "Arn"))
                            .put("Format", format)
                            .build());
            dependencies.add(HttpApiIds.LOG_GROUP);
        });
        properties.put("RouteSettings", ofRoutes(settings, events.events(), dependencies));
        return Resource.of(HttpApiIds.STAGE, "AWS::ApiGatewayV2::Stage", properties.build())
                .after(List.copyOf(dependencies));
    }

    /** API Gateway refuses settings of a route that does not exist yet, so the stage comes after those routes. */
    private static Optional<Value> ofRoutes(
            HttpApiSettings settings, List<Event<PropertyValues>> events, Set<LogicalId> dependencies) {
        Value.MappingBuilder routes = Value.mapping();
        for (Event<PropertyValues> event : events) {
            Route route = new Route(event.settings());
            if (route.hasStageSettings()) {
                Value own = routeSettings(
                        route.settings()
                                .get(Route.THROTTLE)
                                .or(() -> settings.values().get(HttpApiSettings.THROTTLE)),
                        route.settings()
                                .get(Route.METRICS)
                                .or(() -> settings.values().get(HttpApiSettings.METRICS))
                                .orElse(false));
                routes.put(route.key(), event.whileItExists(own));
                dependencies.add(HttpApiIds.route(route.key()));
            }
        }
        return Optional.<Value>of(routes.build()).filter(built -> !built.equals(Value.Mapping.EMPTY));
    }

    private static Value routeSettings(Optional<Throttle> throttle, boolean metrics) {
        return Value.mapping()
                .put("DetailedMetricsEnabled", Value.of(metrics))
                .put("ThrottlingBurstLimit", throttle.flatMap(Throttle::burst))
                .put("ThrottlingRateLimit", throttle.flatMap(Throttle::rate))
                .build();
    }
}
