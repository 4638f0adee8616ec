/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.manifest.ChangeOptions;
import io.github.serverlessmaven.manifest.ChangeOptions.Method;
import java.util.Optional;

/**
 * What a run of the goal asks of CloudFormation.
 *
 * @param force whether it looks for changes even if the stack has the same template already
 * @param method takes precedence over the configuration
 */
public record DeployOptions(boolean force, Optional<Method> method) {

    /** What is configured. */
    public static final DeployOptions NONE = new DeployOptions(false, Optional.empty());

    /**
     * The options of a goal.
     *
     * @param method the name of a method
     * @throws ServerlessException if there is no such method
     */
    public static DeployOptions of(boolean force, Optional<String> method) {
        return new DeployOptions(force, method.map(DeployOptions::method));
    }

    private static Method method(String word) {
        return Method.of(word)
                .orElseThrow(() -> new ServerlessException(
                        "serverless.deploymentMethod must be changesets, direct or express, but is \"" + word + "\".",
                        "Use one of them."));
    }

    /** The settings of a service with those of this run. */
    ChangeOptions over(ChangeOptions configured) {
        return new ChangeOptions(
                method.orElse(configured.method()),
                configured.disableValidation(),
                configured.importExisting(),
                configured.revertDrift());
    }
}
