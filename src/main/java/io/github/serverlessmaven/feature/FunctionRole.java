/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.feature;

import io.github.serverlessmaven.model.Names;
import io.github.serverlessmaven.template.Intrinsic;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.Value;
import java.util.Optional;

/**
 * The role that a function runs with.
 *
 * @param arn its ARN
 * @param resource the resource of the template that creates it; empty for one that exists elsewhere
 * @param isGenerated whether it is generated, so that it permits what the function's features need
 */
public record FunctionRole(Value arn, Optional<LogicalId> resource, boolean isGenerated) {

    /** The role of a function: its own or the provider's existing one, or else a generated one, its own or the shared one. */
    public static FunctionRole of(FunctionScope scope) {
        Optional<Value> existing = scope.get(Role.ROLE)
                .or(() -> scope.hasOwnRole()
                        ? Optional.empty()
                        : scope.service().roles().existing());
        LogicalId generated = scope.hasOwnRole()
                ? scope.names().functionRoleId(scope.function().key())
                : Names.EXECUTION_ROLE;
        return existing.map(FunctionRole::existing).orElseGet(() -> ofTemplate(generated, true));
    }

    private static FunctionRole existing(Value role) {
        if (role instanceof Value.Text text && text.text().matches("[A-Za-z0-9]+")) {
            LogicalId id = new LogicalId(text.text());
            return ofTemplate(id, id.equals(Names.EXECUTION_ROLE));
        }
        return new FunctionRole(role, Intrinsic.resourceOfGetAtt(role), false);
    }

    private static FunctionRole ofTemplate(LogicalId id, boolean isGenerated) {
        return new FunctionRole(Intrinsic.getAtt(id, "Arn"), Optional.of(id), isGenerated);
    }
}
