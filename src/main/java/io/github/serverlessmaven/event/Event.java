/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.feature.Condition;
import io.github.serverlessmaven.feature.FunctionScope;
import io.github.serverlessmaven.feature.InvocationTarget;
import io.github.serverlessmaven.model.Delivery;
import io.github.serverlessmaven.model.EventShape;
import io.github.serverlessmaven.model.Names;
import io.github.serverlessmaven.template.Intrinsic;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.Origin;
import io.github.serverlessmaven.template.Resource;
import io.github.serverlessmaven.template.Value;

/**
 * An event of a function.
 *
 * @param scope the function
 * @param target what is invoked, with the permission for others to invoke it
 * @param settings how it is configured
 * @param number which of the function's events of this type it is, from 1, or the first of those it stands for: part of logical ids,
 *     as in Serverless 3
 * @param position which of all the function's events it is, from 1
 * @param origin where it is configured
 */
public record Event<T>(
        FunctionScope scope, InvocationTarget target, T settings, int number, int position, Origin origin) {

    /** The key of the function. */
    public String functionKey() {
        return scope.function().key();
    }

    /**
     * A logical id that begins with the function's key, as in Serverless 3.
     *
     * @param rest what follows; letters and digits
     */
    public LogicalId id(String rest) {
        return new LogicalId(Names.normalized(functionKey()) + rest);
    }

    /**
     * The permission for a service of AWS to invoke the target.
     *
     * @param principal the service, such as {@code iot.amazonaws.com}
     * @param sourceArn what of the service may
     */
    public Resource permission(LogicalId id, String principal, Value sourceArn) {
        return permission(id, Value.of(principal), sourceArn);
    }

    /** The same for a service whose name depends on the region. */
    public Resource permission(LogicalId id, Value principal, Value sourceArn) {
        return target.permission(id, "lambda:InvokeFunction", principal, Value.mapping("SourceArn", sourceArn));
    }

    /** What a resource that functions share has while this event's function exists, and not otherwise. */
    public Value whileItExists(Value value) {
        return Condition.of(scope)
                .<Value>map(condition -> Value.mapping(
                        "Fn::If", Value.list(Value.of(condition), value, Intrinsic.pseudo("AWS::NoValue"))))
                .orElse(value);
    }

    /** That the function gets an event of a known shape. */
    public Delivery delivery(EventShape shape) {
        return Delivery.of(functionKey(), origin, shape);
    }

    /** That the function may get anything. */
    public Delivery deliveryOfAnything() {
        return Delivery.ofAnything(functionKey(), origin);
    }

    /** Reports a problem with the event as a whole that fails the build. */
    public void error(Diagnostics diagnostics, DiagnosticCode code, String problem, String remedy) {
        diagnostics.error(code, origin.location(), origin.path(), problem, remedy);
    }

    /** Reports that the event breaks a rule without which a template can be made anyway. */
    public void violation(Diagnostics diagnostics, DiagnosticCode code, String problem, String remedy) {
        diagnostics.violation(code, origin.location(), origin.path(), problem, remedy);
    }

    /** Reports a problem with the event as a whole that does not fail the build. */
    public void warning(Diagnostics diagnostics, DiagnosticCode code, String problem, String remedy) {
        diagnostics.warning(code, origin.location(), origin.path(), problem, remedy);
    }
}
