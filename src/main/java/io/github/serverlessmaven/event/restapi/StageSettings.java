/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.restapi;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.event.ApiLog;
import io.github.serverlessmaven.feature.LogGroup;
import io.github.serverlessmaven.manifest.ApiLogging;
import io.github.serverlessmaven.manifest.RestApiStage;
import io.github.serverlessmaven.model.TemplateTypes;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Resource;
import io.github.serverlessmaven.template.Value;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How the stage of a REST API is set up. Serverless 3 has no resource of the stage, so that it exists already where a stack is taken
 * over, and CloudFormation takes {@code StageDescription} for a stage that does not exist only: a step of the deployment sets it up.
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

    private static final String ALL_METHODS = "/*/*/";
    private static final String OFF = "OFF";
    private static final String ACCESS_LOG = "/accessLogSettings";

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
        return !api.isExternal() && (accessLog().isPresent() || !level().equals(OFF));
    }

    /** The role to set for logs if the account has none, unless the account's is left as it is. */
    ApiLogging logging() {
        Optional<PropertyValues> log = log().flatMap(on -> on);
        return log.flatMap(on -> on.get(ROLE_EXTERNAL)).orElse(false)
                ? ApiLogging.NONE
                : new ApiLogging(true, log.flatMap(on -> on.get(ROLE)).flatMap(StageSettings::text));
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
        return accessLog()
                .map(log -> LogGroup.shared(
                        RestApiIds.LOG_GROUP,
                        "/aws/api-gateway/" + api.service().name() + "-"
                                + api.service().stage(),
                        api.service()));
    }

    /** What the stage has beyond the template; an existing API's is not this service's to change. */
    RestApiStage toStage() {
        Map<String, String> settings = new LinkedHashMap<>();
        traced().ifPresent(on -> settings.put("/tracingEnabled", String.valueOf(on)));
        api.values()
                .get(RestApiSettings.METRICS)
                .ifPresent(on -> settings.put(ALL_METHODS + "metrics/enabled", String.valueOf(on)));
        api.values().get(RestApiSettings.THROTTLE).ifPresent(throttle -> {
            throttle.burst().ifPresent(burst -> settings.put(ALL_METHODS + "throttling/burstLimit", number(burst)));
            throttle.rate().ifPresent(rate -> settings.put(ALL_METHODS + "throttling/rateLimit", number(rate)));
        });
        log().ifPresent(log -> settings.putAll(logs()));
        api.values()
                .get(RestApiSettings.VARIABLES)
                .ifPresent(variables -> variables.forEach((name, value) -> settings.put("/variables/" + name, value)));
        boolean withoutAccessLog = log().isPresent() && accessLog().isEmpty();
        return api.isExternal()
                ? RestApiStage.NONE
                : new RestApiStage(
                        RestApiIds.API.text(),
                        api.stage(),
                        settings,
                        withoutAccessLog ? List.of(ACCESS_LOG) : List.of(),
                        api.stageTags());
    }

    private static String number(Value value) {
        return new BigDecimal(Json.compact(value)).stripTrailingZeros().toPlainString();
    }

    /** The log, if API Gateway writes any. */
    private Optional<ApiLog> active() {
        return log().flatMap(log -> log).map(ApiLog::new);
    }

    private Optional<ApiLog> accessLog() {
        return active().filter(ApiLog::logsAccess);
    }

    private Map<String, String> logs() {
        Map<String, String> settings = new LinkedHashMap<>();
        accessLog().ifPresent(access -> {
            settings.put(
                    ACCESS_LOG + "/destinationArn",
                    "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:${" + RestApiIds.LOG_GROUP
                            + "}");
            settings.put(ACCESS_LOG + "/format", access.format(DEFAULT_FORMAT));
        });
        boolean full = active().filter(ApiLog::logsFullData).isPresent();
        settings.put(ALL_METHODS + "logging/dataTrace", String.valueOf(full));
        settings.put(ALL_METHODS + "logging/loglevel", level());
        return settings;
    }

    private String level() {
        return active().map(ApiLog::level).orElse(OFF);
    }
}
