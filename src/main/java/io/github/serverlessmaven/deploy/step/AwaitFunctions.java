/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.step;

import io.github.serverlessmaven.deploy.port.FunctionState;
import io.github.serverlessmaven.deploy.port.FunctionState.Progress;
import io.github.serverlessmaven.deploy.port.FunctionUpdates;
import io.github.serverlessmaven.deploy.stack.DeploymentException;
import io.github.serverlessmaven.deploy.stack.StackMonitor;
import io.github.serverlessmaven.manifest.Manifest.PackagedFunction;
import java.util.List;
import java.util.Optional;

/**
 * After a deployment in the express mode, in which CloudFormation does not wait for them: waits until the functions can be called. Reads
 * {@code stack.changes} and {@code functions}.
 */
public final class AwaitFunctions implements DeploymentStep {

    @Override
    public void run(DeploymentContext context) {
        if (!context.manifest().stack().changes().express() || !context.isChanged()) {
            return;
        }
        FunctionUpdates functions = context.target().functionUpdates();
        StackMonitor.Pause pause = new StackMonitor.Pause(context.target().clock());
        List<String> failed = context.manifest().functions().stream()
                .flatMap(function -> ended(function, functions, pause).stream())
                .filter(state -> state.progress() == Progress.FAILED)
                .map(state -> state.name() + ": " + state.reason().orElse("AWS gives no reason"))
                .toList();
        if (!failed.isEmpty()) {
            throw new DeploymentException(
                    "The stack is deployed, but not all of its functions can be called: " + String.join("; ", failed),
                    "Correct the cause and deploy again, or deploy with -Dserverless.deploymentMethod=changesets, which goes back"
                            + " when a function fails.");
        }
    }

    private static Optional<FunctionState> ended(
            PackagedFunction function, FunctionUpdates functions, StackMonitor.Pause pause) {
        Optional<FunctionState> state = functions.find(function.name());
        while (state.filter(found -> found.progress() == Progress.RUNNING).isPresent()) {
            pause.next();
            state = functions.find(function.name());
        }
        return state;
    }
}
