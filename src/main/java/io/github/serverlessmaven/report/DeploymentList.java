/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.report;

import io.github.serverlessmaven.deploy.history.DeploymentRecord;
import io.github.serverlessmaven.deploy.history.PastDeployment;
import io.github.serverlessmaven.workflow.ListDeployments.Deployments;
import io.github.serverlessmaven.workflow.ListDeployments.Listed;

/** The deployments of a stack, as text. */
public final class DeploymentList {

    private static final int SHOWN_OF_COMMIT = 10;

    private DeploymentList() {}

    /** Renders the deployments of a stack, a line each. */
    public static String of(Deployments deployments) {
        if (deployments.listed().isEmpty()) {
            return "stack: " + deployments.stackName() + "\ndeployments: none is recorded\n";
        }
        StringBuilder text = new StringBuilder("stack: " + deployments.stackName() + "\ndeployments:\n");
        for (Listed listed : deployments.listed()) {
            PastDeployment deployment = listed.deployment();
            text.append("  " + deployment.id() + "  " + deployment.timeText()
                    + listed.record().map(DeploymentList::details).orElse("  by Serverless")
                    + (deployments.current().filter(deployment.id()::equals).isPresent() ? "  (current)" : "")
                    + "\n");
        }
        return text.toString();
    }

    private static String details(DeploymentRecord record) {
        return record.commit()
                        .map(commit -> "  commit " + commit.substring(0, Math.min(SHOWN_OF_COMMIT, commit.length())))
                        .orElse("")
                + record.identity().map(arn -> "  by " + name(arn)).orElse("")
                + record.rollbackOf().map(id -> "  rollback to " + id).orElse("");
    }

    /** What follows the account in an ARN. */
    private static String name(String arn) {
        return arn.substring(arn.lastIndexOf(':') + 1);
    }
}
