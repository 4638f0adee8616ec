/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.feature;

import io.github.serverlessmaven.model.LambdaFunction;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.template.Intrinsic;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.Resource;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Optional;

/**
 * What is invoked when a function is: the function, or the alias in front of it.
 *
 * @param functionId the logical id of the function
 * @param functionName the name the function is deployed under
 * @param alias the alias, if the function has one
 */
public record InvocationTarget(LogicalId functionId, String functionName, Optional<FunctionAlias> alias) {

    /** The target of a function of the service. */
    public static InvocationTarget of(Service service, LambdaFunction function) {
        return new InvocationTarget(
                service.names().functionId(function.key()),
                function.name(),
                FunctionAlias.of(new FunctionScope(service, function)));
    }

    /** The ARN, by reference to the function. */
    public Value arn() {
        Value function = Intrinsic.getAtt(functionId, "Arn");
        return alias.<Value>map(present -> Intrinsic.join(":", function, Value.of(present.name())))
                .orElse(function);
    }

    /** The ARN, by name: for the role, to which the function itself refers. */
    Value arnByName() {
        return Intrinsic.sub("arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:" + name());
    }

    /** The name by which AWS knows the target, the alias behind a colon. */
    public String name() {
        return functionName + alias.map(present -> ":" + present.name()).orElse("");
    }

    /** What of the function is meant where AWS asks for function and qualifier. */
    String qualifier() {
        return alias.map(FunctionAlias::name).orElse("$LATEST");
    }

    /** What has to exist before the target can be named; a reference to the function does not make CloudFormation wait for its alias. */
    public List<LogicalId> dependencies() {
        return alias.map(FunctionAlias::id).stream().toList();
    }

    /**
     * The permission for others to invoke the target: {@code AWS::Lambda::Permission}.
     *
     * @param action such as {@code lambda:InvokeFunction}
     * @param principal who may: an AWS service, an account, or {@code *}
     * @param limits properties that narrow the permission, such as {@code SourceArn}
     */
    public Resource permission(LogicalId id, String action, String principal, Value.Mapping limits) {
        return permission(id, action, Value.of(principal), limits);
    }

    /** The same for a principal that CloudFormation resolves. */
    public Resource permission(LogicalId id, String action, Value principal, Value.Mapping limits) {
        Value.MappingBuilder properties =
                Value.mapping().put("FunctionName", arn()).put("Action", action).put("Principal", principal);
        limits.entries().forEach(properties::put);
        return Resource.of(id, "AWS::Lambda::Permission", properties.build()).after(dependencies());
    }
}
