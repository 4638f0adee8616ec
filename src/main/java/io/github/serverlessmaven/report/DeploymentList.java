/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.report;

import io.github.serverlessmaven.deploy.history.DeploymentRecord;
import io.github.serverlessmaven.workflow.ListDeployments.Deployments;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The deployments of a stack, as text. */
public final class DeploymentList {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final int SHOWN_OF_COMMIT = 10;

    private DeploymentList() {}

    /** Renders the deployments of a stack, a line each. */
    public static String of(Deployments deployments) {
        if (deployments.records().isEmpty()) {
            return "stack: " + deployments.stackName() + "\ndeployments: none is recorded\n";
        }
        StringBuilder text = new StringBuilder("stack: " + deployments.stackName() + "\ndeployments:\n");
        for (DeploymentRecord record : deployments.records()) {
            text.append("  " + record.id() + "  " + TIME.format(record.time()) + " UTC"
                    + record.commit()
                            .map(commit ->
                                    "  commit " + commit.substring(0, Math.min(SHOWN_OF_COMMIT, commit.length())))
                            .orElse("")
                    + record.identity().map(arn -> "  by " + name(arn)).orElse("")
                    + (deployments.current().filter(record.id()::equals).isPresent() ? "  (current)" : "")
                    + "\n");
        }
        return text.toString();
    }

    /** What follows the account in an ARN. */
    private static String name(String arn) {
        return arn.substring(arn.lastIndexOf(':') + 1);
    }
}
