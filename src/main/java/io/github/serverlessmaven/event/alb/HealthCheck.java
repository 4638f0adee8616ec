/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.alb;

import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyType;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Optional;

/** Requests by which a load balancer finds out whether a function answers; each invokes it. */
final class HealthCheck {

    private static final Property<Integer> HEALTHY = Property.of(
            "healthyThresholdCount",
            Types.integer(2, 10),
            "After how many answers in a row the function counts as healthy; 5 unless set.",
            "2");

    private static final Property<Integer> INTERVAL = Property.of(
            "intervalSeconds", Types.integer(5, 300), "How many seconds are between two checks; 35 unless set.", "60");

    private static final Property<String> CODE = Property.of(
            "httpCode",
            Types.text("status codes such as 200, 200,204 or 200-299", "\\d{3}(-\\d{3})?(,\\d{3}(-\\d{3})?)*"),
            "The status codes of a healthy function; 200 unless set.",
            "200-299");

    private static final Property<PropertyValues> MATCHER = Property.of(
            "matcher",
            ObjectSchema.of(List.of(CODE)),
            "Which answers are those of a healthy function.",
            "{httpCode: '204'}");

    private static final Property<String> PATH = Property.of(
            "path",
            Types.text("text of 1 to 1024 characters", "[\\s\\S]{1,1024}"),
            "The path of the check; / unless set.",
            "/health");

    private static final Property<Integer> TIMEOUT = Property.of(
            "timeoutSeconds",
            Types.integer(2, 120),
            "After how many seconds without an answer a check fails; 30 unless set.",
            "10");

    private static final Property<Integer> UNHEALTHY = Property.of(
            "unhealthyThresholdCount",
            Types.integer(2, 10),
            "After how many failures in a row the function counts as unhealthy; 5 unless set.",
            "2");

    /** Empty if the function is not checked. */
    static final PropertyType<Optional<PropertyValues>> TYPE = Types.switchable(
            Types.either(
                    Types.choice(List.of("true")).strict().map(yes -> Optional.of(PropertyValues.none("healthCheck"))),
                    ObjectSchema.of(List.of(HEALTHY, INTERVAL, MATCHER, PATH, TIMEOUT, UNHEALTHY))
                            .map(Optional::of)),
            Optional.empty());

    private HealthCheck() {}

    /** The properties of the target group. */
    static Value.Mapping toValue(Optional<PropertyValues> check) {
        return check.map(settings -> Value.mapping()
                        .put("HealthCheckEnabled", Value.of(true))
                        .put("HealthCheckPath", settings.get(PATH).orElse("/"))
                        .put("HealthCheckIntervalSeconds", number(settings, INTERVAL, 35))
                        .put("HealthCheckTimeoutSeconds", number(settings, TIMEOUT, 30))
                        .put("HealthyThresholdCount", number(settings, HEALTHY, 5))
                        .put("UnhealthyThresholdCount", number(settings, UNHEALTHY, 5))
                        .put(
                                "Matcher",
                                Value.mapping(
                                        "HttpCode",
                                        Value.of(settings.get(MATCHER)
                                                .flatMap(matcher -> matcher.get(CODE))
                                                .orElse("200"))))
                        .build())
                .orElseGet(() -> Value.mapping("HealthCheckEnabled", Value.of(false)));
    }

    private static Value number(PropertyValues settings, Property<Integer> property, int otherwise) {
        return Value.of(settings.get(property).orElse(otherwise));
    }

    /** Whether a check would still wait for an answer when the next one begins, which AWS refuses. */
    static boolean overlaps(PropertyValues settings) {
        return settings.get(TIMEOUT).orElse(30) >= settings.get(INTERVAL).orElse(35);
    }
}
