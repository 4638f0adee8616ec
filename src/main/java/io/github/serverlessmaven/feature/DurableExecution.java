/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.feature;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.model.ServiceSchema;
import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.Intrinsic;
import io.github.serverlessmaven.template.PolicyStatement;
import io.github.serverlessmaven.template.TemplateFragment;
import io.github.serverlessmaven.template.Value;
import java.util.List;

/**
 * Executions that outlive an invocation: {@code DurableConfig}, and the permission to keep their state. An execution stays with the
 * version it began on, so the function is invoked through an alias and its versions are kept. The limits are those of "Lambda durable
 * functions" in the AWS Lambda developer guide.
 */
public final class DurableExecution implements FunctionFeature {

    static final DiagnosticCode INCOMPLETE_DURABLE_CONFIG = new DiagnosticCode(
            "INCOMPLETE_DURABLE_CONFIG", "A durable function does not say how long an execution may take.");

    static final DiagnosticCode DURABLE_RUNTIME =
            new DiagnosticCode("DURABLE_RUNTIME", "AWS has no durable functions on the runtime.");

    static final DiagnosticCode DURABLE_CONFLICT = new DiagnosticCode(
            "DURABLE_CONFLICT", "The function has a setting that has no meaning for durable executions.");

    private static final Property<Integer> TIMEOUT = Property.of(
            "executionTimeout",
            Types.integer(1, 31_622_400),
            "How many seconds an execution may take, over all its invocations.",
            "86400");

    private static final Property<Integer> RETENTION = Property.of(
            "retentionPeriodInDays",
            Types.integer(1, 90),
            "For how many days the history of an execution is kept; 14 unless set.",
            "30");

    private static final Property<Value> KEY = Property.of(
            "kmsKeyArn",
            ServiceSchema.KMS_KEY,
            "The KMS key that encrypts what an execution keeps; AWS's own unless set.",
            "arn:aws:kms:eu-central-1:123456789012:key/1234abcd");

    static final Property<PropertyValues> DURABLE = Property.of(
            "durableConfig",
            ObjectSchema.of(List.of(TIMEOUT, RETENTION, KEY)),
            "Lets an execution last longer than an invocation, by the alias \"durable\"; for functions that do not exist yet.",
            "{executionTimeout: 86400}");

    /** Whether the function is durable. */
    static boolean isOn(FunctionScope scope) {
        return scope.get(DURABLE).isPresent();
    }

    @Override
    public List<Property<?>> properties() {
        return List.of(DURABLE);
    }

    @Override
    public void check(FunctionScope scope, Diagnostics diagnostics) {
        if (!isOn(scope)) {
            return;
        }
        if (scope.get(DURABLE).flatMap(durable -> durable.get(TIMEOUT)).isEmpty()
                && !scope.alreadyReported(DURABLE, TIMEOUT, diagnostics)) {
            scope.error(DURABLE, diagnostics, INCOMPLETE_DURABLE_CONFIG, "has no " + TIMEOUT, "Set it, in seconds.");
        }
        RuntimeCatalog.require(RuntimeAbility.DURABLE, DURABLE, scope, DURABLE_RUNTIME, diagnostics);
        for (Property<?> other : List.of(AsyncInvocation.DESTINATIONS, AsyncInvocation.MAXIMUM_RETRY_ATTEMPTS)) {
            if (scope.get(other).isPresent()) {
                scope.error(
                        DURABLE,
                        diagnostics,
                        DURABLE_CONFLICT,
                        "is not available together with " + other,
                        "Remove one of the two: a durable execution has its own way to end and to try again.");
            }
        }
    }

    @Override
    public TemplateFragment contribute(FunctionScope scope) {
        return scope.get(DURABLE)
                .map(durable -> contribute(durable, scope.function().name()))
                .orElse(TemplateFragment.EMPTY);
    }

    private static TemplateFragment contribute(PropertyValues durable, String functionName) {
        Value.Mapping config = Value.mapping()
                .put("ExecutionTimeout", durable.get(TIMEOUT).map(Value::of))
                .put("RetentionPeriodInDays", durable.get(RETENTION).map(Value::of))
                .put("KMSKeyArn", durable.get(KEY))
                .build();
        TemplateFragment fragment =
                TemplateFragment.property("DurableConfig", config).withStatement(keepsState(functionName));
        return durable.get(KEY)
                .map(key -> fragment.withStatement(
                        PolicyStatement.allow(List.of("kms:Decrypt", "kms:GenerateDataKey"), key)))
                .orElse(fragment);
    }

    /** By name: the function itself refers to the role. */
    private static PolicyStatement keepsState(String functionName) {
        Value executions = Intrinsic.sub("arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:"
                + functionName + ":*/durable-execution/*/*");
        return PolicyStatement.allow(
                        List.of("lambda:CheckpointDurableExecution", "lambda:GetDurableExecutionState"), executions)
                .grouped();
    }
}
