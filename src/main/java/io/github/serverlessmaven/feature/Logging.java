/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.feature;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.model.TemplateTypes;
import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyType;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.TemplateFragment;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What a function logs, in which form and where: {@code LoggingConfig}. A function without logs has none. */
public final class Logging implements FunctionFeature {

    static final DiagnosticCode LOG_LEVEL_WITHOUT_JSON = new DiagnosticCode(
            "LOG_LEVEL_WITHOUT_JSON", "Logs are to be filtered by level, which AWS does only for JSON.");

    private static final String JSON = "JSON";

    private static final Property<String> FORMAT = Property.of(
            "logFormat",
            Types.choice(List.of(JSON, "Text")),
            "Whether logs are plain text or JSON; AWS takes Text unless set.",
            JSON);

    /** The levels of "LoggingConfig" in the AWS Lambda API reference. */
    private static final Property<String> APPLICATION_LEVEL = Property.of(
            "applicationLogLevel",
            Types.choice(List.of("TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL")),
            "The lowest level of the function's own logs that is kept; needs the format JSON.",
            "WARN");

    private static final Property<String> SYSTEM_LEVEL = Property.of(
            "systemLogLevel",
            Types.choice(List.of("DEBUG", "INFO", "WARN")),
            "The lowest level of Lambda's logs of the function that is kept; needs the format JSON.",
            "WARN");

    private static final Property<Value> GROUP = Property.of(
            "logGroup",
            TemplateTypes.textOrIntrinsic(
                    Types.text("1 to 512 letters, digits and ._-/#", "[._\\-/#A-Za-z0-9]{1,512}")),
            "A log group of yours to write to, instead of the function's own.",
            "/orders/functions");

    private static final ObjectSchema SECTION =
            ObjectSchema.of(List.of(FORMAT, APPLICATION_LEVEL, SYSTEM_LEVEL, GROUP));

    private static final PropertyType<Settings> TYPE = SECTION.map(Settings::of);

    private static final Property<Settings> LAMBDA =
            Property.of("lambda", TYPE, "What functions log, in which form and where.", "{logFormat: JSON}");

    private final Property<Settings> logs;

    /**
     * Logs of functions.
     *
     * @param others what else the provider's section {@code logs} holds
     */
    public Logging(Supplier<List<Property<?>>> others) {
        Property<PropertyValues> provider = Property.of(
                "logs",
                Types.deferred(() -> ofProvider(others.get())),
                "Logs of everything.",
                "{lambda: {logFormat: JSON}}");
        logs = Property.of(
                        "logs",
                        SECTION.withForeignKeys(Map.of(
                                        "logGroupClass", "Move it one level up, to the function's \"logGroupClass\"."))
                                .map(Settings::of),
                        "What the function logs, in which form and where; each key takes precedence over the provider's.",
                        "{logFormat: JSON, applicationLogLevel: WARN}")
                .inheritedFrom(
                        provider,
                        settings -> settings.get(provider).flatMap(all -> all.get(LAMBDA)),
                        (inherited, function) -> function.over(inherited));
    }

    private static ObjectSchema ofProvider(List<Property<?>> others) {
        List<Property<?>> properties = new ArrayList<>(List.of(LAMBDA));
        properties.addAll(others);
        return ObjectSchema.of(properties)
                .withForeignKeys(Map.of(
                        "role",
                        "Move it below \"restApi\"; the role of the functions is \"provider.iam.role\".",
                        "logGroupClass",
                        "Move it one level up, to \"provider.logGroupClass\"."));
    }

    /** The log group of the user's that the function writes to; empty if it writes to its own. */
    Optional<Value> group(FunctionScope scope) {
        return scope.get(logs).flatMap(Settings::group);
    }

    @Override
    public List<Property<?>> properties() {
        return List.of(logs);
    }

    @Override
    public void check(FunctionScope scope, Diagnostics diagnostics) {
        scope.get(logs)
                .filter(Settings::hasLevelWithoutJson)
                .ifPresent(settings -> scope.function()
                        .settings()
                        .error(
                                logs,
                                diagnostics,
                                LOG_LEVEL_WITHOUT_JSON,
                                "has a level, but the format "
                                        + settings.format().orElse("Text"),
                                "Set \"" + FORMAT + ": JSON\", or remove the levels."));
    }

    @Override
    public TemplateFragment contribute(FunctionScope scope) {
        return scope.get(logs)
                .filter(settings -> LogGroup.logs(scope))
                .map(Settings::toValue)
                .filter(config -> !config.entries().isEmpty())
                .map(config -> TemplateFragment.property("LoggingConfig", config))
                .orElse(TemplateFragment.EMPTY);
    }

    /** The keys that are configured. */
    record Settings(
            Optional<String> format,
            Optional<String> applicationLevel,
            Optional<String> systemLevel,
            Optional<Value> group) {

        static Settings of(PropertyValues values) {
            return new Settings(
                    values.get(FORMAT), values.get(APPLICATION_LEVEL), values.get(SYSTEM_LEVEL), values.get(GROUP));
        }

        Settings over(Settings provider) {
            return new Settings(
                    format.or(provider::format),
                    applicationLevel.or(provider::applicationLevel),
                    systemLevel.or(provider::systemLevel),
                    group.or(provider::group));
        }

        boolean hasLevelWithoutJson() {
            return (applicationLevel.isPresent() || systemLevel.isPresent()) && !format.equals(Optional.of(JSON));
        }

        Value.Mapping toValue() {
            return Value.mapping()
                    .put("ApplicationLogLevel", applicationLevel.map(Value::of))
                    .put("LogFormat", format.map(Value::of))
                    .put("LogGroup", group)
                    .put("SystemLogLevel", systemLevel.map(Value::of))
                    .build();
        }
    }
}
