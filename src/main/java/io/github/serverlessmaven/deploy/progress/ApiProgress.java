/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.progress;

import java.util.List;

/** What is set up at Amazon API Gateway without CloudFormation. */
public interface ApiProgress extends DeployEvent {

    /**
     * API Gateway got a role in which it writes logs.
     *
     * @param role its ARN
     * @param region where APIs use it
     */
    record LogRoleSet(String role, String region) implements ApiProgress {
        @Override
        public String text() {
            return "Amazon API Gateway writes logs of " + region + " in the role " + role
                    + " from now on: the account had none";
        }
    }

    /**
     * Settings of the stage of a REST API were changed.
     *
     * @param stage its name
     * @param settings the paths of what was changed
     */
    record StageSetUp(String stage, List<String> settings) implements ApiProgress {

        /** Copies the list. */
        public StageSetUp {
            settings = List.copyOf(settings);
        }

        @Override
        public String text() {
            return "Set up stage " + stage + " of the REST API: " + String.join(", ", settings);
        }
    }
}
