/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.step;

import io.github.serverlessmaven.deploy.history.DeploymentHistory;
import io.github.serverlessmaven.deploy.history.DeploymentRecord;
import io.github.serverlessmaven.deploy.port.CallerIdentity;
import io.github.serverlessmaven.deploy.port.ConcurrentChangeException;
import io.github.serverlessmaven.deploy.stack.DeploymentException;
import io.github.serverlessmaven.diagnostic.ServerlessException;

/**
 * Writes the record of a deployment into the bucket. It is written before the stack is changed, because a stack that was changed by a process
 * that was killed is found up to date by the next one; what changed nothing or failed has none.
 */
public final class RecordDeployment implements DeploymentStep {

    private final DeploymentStep update;

    /**
     * Records what a step does.
     *
     * @param update changes the stack
     */
    public RecordDeployment(DeploymentStep update) {
        this.update = update;
    }

    @Override
    public void run(DeploymentContext context) {
        DeploymentHistory history = context.history();
        DeploymentRecord record = DeploymentRecord.of(
                context.folder(),
                context.target().clock().now(),
                context.target().caller().map(CallerIdentity::arn));
        history.write(record);
        try {
            update.run(context);
        } catch (DeploymentException | ConcurrentChangeException failure) {
            if (!Thread.currentThread().isInterrupted()) {
                withdraw(history, record, failure);
            }
            throw failure;
        }
        if (!context.isChanged()) {
            history.delete(record);
        }
    }

    /** CloudFormation refused the change or undid it. */
    private static void withdraw(DeploymentHistory history, DeploymentRecord record, ServerlessException failure) {
        try {
            history.delete(record);
        } catch (ServerlessException e) {
            failure.addSuppressed(e);
        }
    }
}
