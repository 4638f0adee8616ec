/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.step;

import io.github.serverlessmaven.template.Json;

/** Sets the policy that says which resources may be updated, where the stack has another one. Reads {@code stack.policy}. */
public final class SetStackPolicy implements DeploymentStep {

    @Override
    public void run(DeploymentContext context) {
        String stackName = context.manifest().stackName();
        String origin = "The policy of stack " + stackName;
        context.manifest()
                .stack()
                .policy()
                .filter(policy -> context.stacks()
                        .policy(stackName)
                        .map(text -> Json.parse(text, origin))
                        .filter(Json.parse(policy, origin)::equals)
                        .isEmpty())
                .ifPresent(policy -> context.stacks().setPolicy(stackName, policy));
    }
}
