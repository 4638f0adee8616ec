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
 * @param revertDrift whether what was changed outside of CloudFormation is set back
 */
public record DeployOptions(boolean force, Optional<Method> method, boolean revertDrift) {

    /** What is configured. */
    public static final DeployOptions NONE = new DeployOptions(false, Optional.empty(), false);

    /**
     * The options of a goal. To find what was changed outside of it, CloudFormation is asked even if the template is the same.
     *
     * @param method the name of a method
     * @throws ServerlessException if there is no such method
     */
    public static DeployOptions of(boolean force, Optional<String> method, boolean revertDrift) {
        return new DeployOptions(force || revertDrift, method.map(DeployOptions::method), revertDrift);
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
                revertDrift);
    }
}
