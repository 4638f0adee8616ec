/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy;

import io.github.serverlessmaven.deploy.function.ChangedFunction;
import io.github.serverlessmaven.deploy.function.FunctionMarkers;
import io.github.serverlessmaven.deploy.plan.Finding;
import io.github.serverlessmaven.deploy.plan.Plan;
import io.github.serverlessmaven.deploy.port.Target;
import io.github.serverlessmaven.deploy.stack.DeployedStack;
import io.github.serverlessmaven.deploy.step.ArtifactBucket;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import java.util.List;
import java.util.Optional;

/**
 * Finds functions that were changed without CloudFormation since their stack was deployed, by their markers in the bucket.
 *
 * @param target where the stack is
 * @param owner the id of the account that the bucket belongs to; that of the stack if empty
 * @param artifactPrefix where the stage's files stand in the bucket, without a trailing slash
 */
public record FunctionDrift(Target target, Optional<String> owner, String artifactPrefix) {

    /**
     * The functions, the one that was changed last first.
     *
     * @throws ServerlessException if the bucket cannot be read
     */
    public List<ChangedFunction> changedFunctions(DeployedStack deployed) {
        return new ArtifactBucket(deployed, artifactPrefix)
                .name()
                .map(bucket -> markers(bucket, deployed).changedFunctions())
                .orElse(List.of());
    }

    private FunctionMarkers markers(String bucket, DeployedStack deployed) {
        String account = owner.orElseGet(() -> deployed.stack().account().orElseGet(target::account));
        return new FunctionMarkers(target.store().ownedBy(account), bucket, artifactPrefix);
    }

    /** A plan with a finding for each such function; if the bucket cannot be read, a note says so. */
    Plan over(Plan plan, DeployedStack deployed) {
        try {
            return plan.with(
                    changedFunctions(deployed).stream()
                            .map(function -> finding(function, plan))
                            .toList(),
                    List.of());
        } catch (ServerlessException unread) {
            return plan.with(
                    List.of(),
                    List.of("Whether functions were changed without the stack is not known: " + unread.getMessage()));
        }
    }

    private static Finding finding(ChangedFunction function, Plan plan) {
        boolean stays = plan.changes()
                .after()
                .section("Resources")
                .get(function.logicalId())
                .isPresent();
        return new Finding(
                Finding.Kind.DRIFT,
                function.logicalId(),
                "was changed without the stack: " + function.text()
                        + "; a deployment first restores the deployed template",
                stays ? Optional.of(Finding.pointer(function.logicalId(), List.of())) : Optional.empty());
    }
}
