/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.aws;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.apigateway.model.AccessLogSettings;
import software.amazon.awssdk.services.apigateway.model.GetStageResponse;
import software.amazon.awssdk.services.apigateway.model.MethodSetting;

/** What a stage is set to, by the paths that {@code UpdateStage} has for it: "Patch operations" in the API Gateway REST API reference. */
final class StagePaths {

    private StagePaths() {}

    static Map<String, String> settings(GetStageResponse stage) {
        Map<String, String> settings = new HashMap<>();
        put(settings, "/tracingEnabled", stage.tracingEnabled());
        stage.variables().forEach((name, value) -> settings.put("/variables/" + name, value));
        AccessLogSettings access = stage.accessLogSettings();
        if (access != null) {
            put(settings, "/accessLogSettings/destinationArn", access.destinationArn());
            put(settings, "/accessLogSettings/format", access.format());
        }
        Optional.ofNullable(stage.methodSettings().get("*/*")).ifPresent(all -> putAll(settings, all));
        return settings;
    }

    private static void putAll(Map<String, String> settings, MethodSetting methods) {
        put(settings, "/*/*/metrics/enabled", methods.metricsEnabled());
        put(settings, "/*/*/logging/loglevel", methods.loggingLevel());
        put(settings, "/*/*/logging/dataTrace", methods.dataTraceEnabled());
        put(settings, "/*/*/throttling/burstLimit", methods.throttlingBurstLimit());
        put(
                settings,
                "/*/*/throttling/rateLimit",
                methods.throttlingRateLimit() == null
                        ? null
                        : BigDecimal.valueOf(methods.throttlingRateLimit())
                                .stripTrailingZeros()
                                .toPlainString());
    }

    private static void put(Map<String, String> settings, String path, @Nullable Object value) {
        if (value != null) {
            settings.put(path, value.toString());
        }
    }
}
