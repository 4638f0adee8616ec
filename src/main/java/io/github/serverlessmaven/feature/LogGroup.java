/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.feature;

import io.github.serverlessmaven.model.LambdaFunction;
import io.github.serverlessmaven.model.Names;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.Intrinsic;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.PolicyStatement;
import io.github.serverlessmaven.template.Resource;
import io.github.serverlessmaven.template.TemplateFragment;
import io.github.serverlessmaven.template.Value;
import java.util.List;

/**
 * The function's log group, made before the function so that Lambda does not make one that outlives the stack, and the permission to
 * write to it.
 */
public final class LogGroup implements FunctionFeature {

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
    static final Property<Integer> LOG_RETENTION = Property.of(
                    "logRetentionInDays",
                    Types.integerOf(List.of(
                            1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1827, 2192, 2557, 2922, 3288,
                            3653)),
                    "After how many days logs are deleted; never unless set.",
                    "14")
            .inherited();

    @Override
    public List<Property<?>> properties() {
        return List.of(DISABLE_LOGS, LOG_RETENTION);
    }

    @Override
    public TemplateFragment contribute(FunctionScope scope) {
        return logs(scope.function()) ? logging(scope) : silent(scope);
    }

    private static boolean logs(LambdaFunction function) {
        return !function.settings().get(DISABLE_LOGS).orElseThrow();
    }

    private static TemplateFragment logging(FunctionScope scope) {
        String name = scope.function().name();
        LogicalId id = scope.names().logGroupId(scope.function().key());
        Value.Mapping properties = Value.mapping()
                .put("LogGroupName", Names.logGroup(name))
                .put("RetentionInDays", scope.get(LOG_RETENTION).map(Value::of))
                .build();
        boolean shared = scope.names().isCanonical(name) && !scope.hasOwnRole();
        String groups = shared ? scope.names().stack() + "*" : name;
        return TemplateFragment.EMPTY
                .withResource(Resource.of(id, "AWS::Logs::LogGroup", properties))
                .withDependency(id)
                .withStatement(PolicyStatement.allow(CREATE, arn(groups, ":*")).grouped())
                .withStatement(PolicyStatement.allow(WRITE, arn(groups, ":*:*")).grouped());
    }

    /** The permission of the others in a shared role covers this function's name too, so writing has to be denied to it. */
    private static TemplateFragment silent(FunctionScope scope) {
        boolean covered = !scope.hasOwnRole()
                && scope.names().isCanonical(scope.function().name())
                && scope.service().functions().stream()
                        .anyMatch(other -> logs(other) && scope.names().isCanonical(other.name()));
        return covered
                ? TemplateFragment.EMPTY.withStatement(
                        PolicyStatement.deny(WRITE, arn(scope.function().name(), ":*"))
                                .grouped())
                : TemplateFragment.EMPTY;
    }

    private static Value arn(String groups, String streams) {
        return Intrinsic.sub("arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:"
                + Names.logGroup(groups)
                + streams);
    }
}
