/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.restapi;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.event.ApiLog;
import io.github.serverlessmaven.event.LogRole;
import io.github.serverlessmaven.event.Throttle;
import io.github.serverlessmaven.feature.LogGroup;
import io.github.serverlessmaven.model.TemplateTypes;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.Intrinsic;
import io.github.serverlessmaven.template.Resource;
import io.github.serverlessmaven.template.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How the stage of a REST API is set up. Serverless 3 has no resource of the stage, so that it exists already where a stack is taken
 * over; its settings are those of the deployment.
 *
 * @param api how the API is configured
 */
record StageSettings(RestApiSettings api) {

    static final DiagnosticCode UNKNOWN_LOG_ROLE = new DiagnosticCode(
            "UNKNOWN_LOG_ROLE",
            "The role for logs of APIs is known too late: the account needs it before the stack exists.");

    private static final String DEFAULT_FORMAT = "requestId: $context.requestId, ip: $context.identity.sourceIp, "
            + "caller: $context.identity.caller, user: $context.identity.user, requestTime: $context.requestTime, "
            + "httpMethod: $context.httpMethod, resourcePath: $context.resourcePath, status: $context.status, "
            + "protocol: $context.protocol, responseLength: $context.responseLength";

    private static final Property<Value> ROLE = Property.of(
            "role",
            TemplateTypes.arn("the ARN of a role", "iam"),
            "The role in which API Gateway writes logs of all APIs of the account, set if the account has none; one is made unless set.",
            "arn:aws:iam::123456789012:role/logs");

    /** What of {@code Fn::Sub} is not known without a stack. */
    private static final Pattern OTHER_PLACEHOLDER = Pattern.compile("\\$\\{(?!AWS::(AccountId|Partition|Region)})");

    private static final Property<Boolean> ROLE_EXTERNAL = Property.of(
            "roleManagedExternally",
            Types.bool(),
            "Whether the account's role for logs is set by others, so that a deployment does not look at it.",
            "true");

    static final Property<Optional<PropertyValues>> LOG = Property.of(
            "restApi",
            ApiLog.type("restApi", List.of(ROLE, ROLE_EXTERNAL)),
            "Access and execution logs of the REST API.",
            "{level: ERROR}");

    static final Property<Boolean> TRACED = Property.of(
            "apiGateway", Types.bool(), "Whether requests to the REST API are traced in AWS X-Ray.", "true");

    Optional<Optional<PropertyValues>> log() {
        return api.service().provider().section("logs").flatMap(logs -> logs.configured(LOG));
    }

    Optional<Boolean> traced() {
        return api.service().provider().section("tracing").flatMap(tracing -> tracing.configured(TRACED));
    }

    /** Whether API Gateway writes logs, for which it needs a role of the account. */
    boolean writesLogs() {
        return toValue()
                .map(Value.Mapping.class::cast)
                .filter(stage -> stage.get("AccessLogSetting").isPresent()
                        || stage.text("LoggingLevel")
                                .filter(level -> !level.equals("OFF"))
                                .isPresent())
                .isPresent();
    }

    /** The role to set for logs if the account has none; empty if the account's is left as it is. */
    Optional<LogRole> role() {
        Optional<PropertyValues> log = log().flatMap(on -> on);
        return log.flatMap(on -> on.get(ROLE_EXTERNAL)).orElse(false)
                ? Optional.empty()
                : Optional.of(new LogRole(log.flatMap(on -> on.get(ROLE)).flatMap(StageSettings::text)));
    }

    /** The stack's own deployment of the API needs the role, which therefore must be known before the stack is created. */
    void checkRole(Diagnostics diagnostics) {
        log().flatMap(log -> log)
                .filter(log ->
                        log.get(ROLE).filter(role -> text(role).isEmpty()).isPresent())
                .ifPresent(log -> log.error(
                        ROLE,
                        diagnostics,
                        UNKNOWN_LOG_ROLE,
                        "is known only when the stack exists, but the account needs it before",
                        "Write its ARN as text, or as !Sub with ${AWS::AccountId}, ${AWS::Partition} and ${AWS::Region}; or set the"
                                + " account's role yourself and write \"roleManagedExternally: true\"."));
    }

    /** An ARN as it is known before the stack exists. */
    private static Optional<String> text(Value arn) {
        Value text =
                arn instanceof Value.Mapping mapping ? mapping.get("Fn::Sub").orElse(arn) : arn;
        return text instanceof Value.Text known
                        && OTHER_PLACEHOLDER
                                .matcher(known.text())
                                .results()
                                .findAny()
                                .isEmpty()
                ? Optional.of(known.text())
                : Optional.empty();
    }

    /** The group of access logs, if requests are logged. */
    Optional<Resource> logGroup() {
        return log().flatMap(log -> log)
                .filter(log -> new ApiLog(log).logsAccess())
                .map(log -> LogGroup.shared(
                        RestApiIds.LOG_GROUP,
                        "/aws/api-gateway/" + api.service().name() + "-"
                                + api.service().stage(),
                        api.service()));
    }

    /** {@code StageDescription} of the deployment, if anything is set. */
    Optional<Value> toValue() {
        Value.MappingBuilder stage = Value.mapping()
                .put("TracingEnabled", traced().map(Value::of))
                .put("MetricsEnabled", api.values().get(RestApiSettings.METRICS).map(Value::of))
                .put(
                        "ThrottlingBurstLimit",
                        api.values().get(RestApiSettings.THROTTLE).flatMap(Throttle::burst))
                .put(
                        "ThrottlingRateLimit",
                        api.values().get(RestApiSettings.THROTTLE).flatMap(Throttle::rate));
        log().ifPresent(log -> log.ifPresentOrElse(
                on -> put(stage, new ApiLog(on)),
                () -> stage.put("LoggingLevel", "OFF").put("DataTraceEnabled", Value.of(false))));
        api.values()
                .get(RestApiSettings.VARIABLES)
                .ifPresent(variables -> stage.put(
                        "Variables",
                        new Value.Mapping(variables.entrySet().stream()
                                .collect(Collectors.toMap(
                                        Map.Entry::getKey,
                                        entry -> (Value) Value.of(entry.getValue()),
                                        (first, second) -> second,
                                        LinkedHashMap::new)))));
        stage.put("Tags", api.tags());
        return Optional.<Value>of(stage.build())
                .filter(built -> !built.equals(Value.Mapping.EMPTY) && !api.isExternal());
    }

    private static void put(Value.MappingBuilder stage, ApiLog log) {
        if (log.logsAccess()) {
            stage.put(
                    "AccessLogSetting",
                    Value.mapping()
                            .put(
                                    "DestinationArn",
                                    Intrinsic.sub(
                                            "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:${"
                                                    + RestApiIds.LOG_GROUP + "}"))
                            .put("Format", log.format(DEFAULT_FORMAT))
                            .build());
        }
        stage.put("DataTraceEnabled", Value.of(log.logsFullData())).put("LoggingLevel", log.level());
    }
}
