/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.feature;

import io.github.serverlessmaven.template.Intrinsic;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.PolicyStatement;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Optional;

/**
 * The result of an asynchronous invocation on its way to a destination, as the template needs it.
 *
 * @param arn where it goes
 * @param statements what the role has to permit
 * @param dependencies what has to exist before
 */
record DestinationConfig(Value arn, List<PolicyStatement> statements, List<LogicalId> dependencies) {

    static DestinationConfig to(Destination destination, FunctionScope scope) {
        return destination
                .function(scope.service())
                .map(function -> to(InvocationTarget.of(scope.service(), function)))
                .orElseGet(() -> {
                    Value arn = destination.target().orElseThrow();
                    Destination.Kind kind = destination.effectiveKind().orElseThrow();
                    return new DestinationConfig(arn, kind.statements(permitted(arn, scope)), List.of());
                });
    }

    /** The ARN for the role, to which a function of the service refers in its turn and so is meant by its name. */
    private static Value permitted(Value arn, FunctionScope scope) {
        return Intrinsic.resourceOfGetAtt(arn)
                .flatMap(id -> scope.service().functions().stream()
                        .filter(function ->
                                scope.names().functionId(function.key()).equals(id))
                        .findFirst()
                        .map(function -> new InvocationTarget(id, function.name(), Optional.empty()).arnByName()))
                .orElse(arn);
    }

    private static DestinationConfig to(InvocationTarget target) {
        return new DestinationConfig(
                target.arn(), Destination.Kind.FUNCTION.statements(target.arnByName()), target.dependencies());
    }

    Value toValue() {
        return Value.mapping("Destination", arn);
    }
}
