/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.feature;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.model.Names;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.model.TemplateTypes;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.Intrinsic;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.PolicyStatement;
import io.github.serverlessmaven.template.Resource;
import io.github.serverlessmaven.template.TemplateFragment;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Optional;

/**
 * The function's log group, made before the function so that Lambda does not make one that outlives the stack, and the permission to
 * write to it. A function that writes to a group of the user's keeps its own, with what was written before; so does one whose condition
 * is false.
 */
public final class LogGroup implements FunctionFeature {

    static final DiagnosticCode INCOMPLETE_DATA_PROTECTION = new DiagnosticCode(
            "INCOMPLETE_DATA_PROTECTION", "A data protection policy lacks its name, its version or its statements.");

    private static final List<String> CREATE =
            List.of("logs:CreateLogStream", "logs:CreateLogGroup", "logs:TagResource");
    private static final List<String> WRITE = List.of("logs:PutLogEvents");

    static final Property<Boolean> DISABLE_LOGS = Property.of(
                    "disableLogs",
                    Types.bool(),
                    "Whether the function gets no log group and must not write logs.",
                    "true")
            .orElse(false);

    /** The periods of "PutRetentionPolicy" in the CloudWatch Logs API reference. */
    static final Property<Value> LOG_RETENTION = Property.of(
                    "logRetentionInDays",
                    TemplateTypes.orIntrinsic(Types.integerOf(List.of(
                                    1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192,
                                    2557, 2922, 3288, 3653))
                            .map(Value::of)),
                    "After how many days logs are deleted; never unless set.",
                    "14")
            .inherited();

    /** The classes of "Log classes" in the Amazon CloudWatch Logs user guide. */
    static final Property<String> LOG_CLASS = Property.of(
                    "logGroupClass",
                    Types.choice(List.of("STANDARD", "INFREQUENT_ACCESS")),
                    "The class of the log group; INFREQUENT_ACCESS costs less and does less. AWS cannot change it later.",
                    "INFREQUENT_ACCESS")
            .inherited();

    static final Property<DataProtection> DATA_PROTECTION = Property.of(
                    "logDataProtectionPolicy",
                    Types.deferred(() -> DataProtection.TYPE),
                    "A policy that finds sensitive data in the logs and masks it; a function's replaces the provider's.",
                    "{Name: masked, Version: '2021-06-01', Statement: []}")
            .inherited();

    private final Logging logging;

    /**
     * Log groups of functions.
     *
     * @param logging decides which functions write to a group of the user's
     */
    public LogGroup(Logging logging) {
        this.logging = logging;
    }

    /**
     * A log group of something that functions share, with the provider's retention and data protection.
     *
     * @param name the name of the group
     */
    public static Resource shared(LogicalId id, String name, Service service) {
        Value.Mapping properties = Value.mapping()
                .put("LogGroupName", name)
                .put("RetentionInDays", ofProvider(LOG_RETENTION, service))
                .put(
                        "DataProtectionPolicy",
                        ofProvider(DATA_PROTECTION, service).map(DataProtection::policy))
                .build();
        return Resource.of(id, "AWS::Logs::LogGroup", properties);
    }

    private static <T> Optional<T> ofProvider(Property<T> property, Service service) {
        return property.inheritance().flatMap(inheritance -> inheritance.read().apply(service.provider()));
    }

    @Override
    public List<Property<?>> properties() {
        return List.of(DISABLE_LOGS, LOG_RETENTION, LOG_CLASS, DATA_PROTECTION);
    }

    @Override
    public void check(FunctionScope scope, Diagnostics diagnostics) {
        scope.get(DATA_PROTECTION)
                .flatMap(DataProtection::missing)
                .filter(missing -> !scope.alreadyReported(DATA_PROTECTION, missing, diagnostics))
                .ifPresent(missing -> scope.function()
                        .settings()
                        .error(
                                DATA_PROTECTION,
                                diagnostics,
                                INCOMPLETE_DATA_PROTECTION,
                                "has no " + missing,
                                "Add it: AWS needs a name, a version and statements."));
    }

    @Override
    public TemplateFragment contribute(FunctionScope scope) {
        if (!logs(scope)) {
            return silent(scope);
        }
        LogicalId id = scope.names().logGroupId(scope.function().key());
        return permitted(logging.group(scope).orElseGet(() -> ownGroups(scope)))
                .withResource(Resource.of(id, "AWS::Logs::LogGroup", properties(scope))
                        .always())
                .withDependency(id);
    }

    /** Whether the function writes logs. */
    static boolean logs(FunctionScope scope) {
        return !scope.get(DISABLE_LOGS).orElseThrow();
    }

    private static Value.Mapping properties(FunctionScope scope) {
        return Value.mapping()
                .put("LogGroupName", Names.logGroup(scope.function().name()))
                .put("RetentionInDays", scope.get(LOG_RETENTION))
                .put("LogGroupClass", scope.get(LOG_CLASS).map(Value::of))
                .put("DataProtectionPolicy", scope.get(DATA_PROTECTION).map(DataProtection::policy))
                .build();
    }

    /** The groups of all functions that share the role and whose names are generated, or else the function's own. */
    private static Value ownGroups(FunctionScope scope) {
        return Value.of(Names.logGroup(
                isCovered(scope)
                        ? scope.names().stack() + "*"
                        : scope.function().name()));
    }

    private static TemplateFragment permitted(Value groups) {
        return TemplateFragment.EMPTY
                .withStatement(PolicyStatement.allow(CREATE, arn(groups, ":*")).grouped())
                .withStatement(PolicyStatement.allow(WRITE, arn(groups, ":*:*")).grouped());
    }

    /** The permission of the others in a shared role covers this function's name too, so writing has to be denied to it. */
    private TemplateFragment silent(FunctionScope scope) {
        boolean covered = isCovered(scope)
                && scope.service().functions().stream()
                        .map(other -> new FunctionScope(scope.service(), other))
                        .anyMatch(other -> logs(other) && logging.group(other).isEmpty() && isCovered(other));
        Value group = Value.of(Names.logGroup(scope.function().name()));
        return covered
                ? TemplateFragment.EMPTY.withStatement(
                        PolicyStatement.deny(WRITE, arn(group, ":*")).grouped())
                : TemplateFragment.EMPTY;
    }

    /** Whether the permission in the shared role covers the function's name. */
    private static boolean isCovered(FunctionScope scope) {
        return !scope.hasOwnRole() && scope.names().isCanonical(scope.function().name());
    }

    private static Value arn(Value groups, String streams) {
        String prefix = "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:";
        return groups instanceof Value.Text text
                ? Intrinsic.sub(prefix + text.text() + streams)
                : Intrinsic.sub(prefix + "${LogGroup}" + streams, "LogGroup", groups);
    }
}
