/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.port;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import java.util.Map;
import java.util.Optional;

/**
 * What CloudFormation does not set in Amazon API Gateway, in the region of the target. Every method throws {@link ServerlessException} when
 * AWS refuses the request or cannot be reached.
 */
public interface ApiGateway {

    /** The ARN of the role in which all APIs of the account write logs; empty if none is set. */
    Optional<String> logRole();

    /**
     * A role of the account that API Gateway may assume to write logs; what is missing of it is made.
     *
     * @param name its name
     * @return its ARN
     */
    String createLogRole(String name);

    /**
     * Sets the role in which all APIs of the account write logs.
     *
     * @param arn its ARN
     * @return why API Gateway does not accept the role, as it does not for some seconds after the role was made; empty if it is set
     */
    Optional<String> setLogRole(String arn);

    /** A stage of a REST API; empty if there is none of that name. */
    Optional<Stage> stage(String api, String name);

    /**
     * Changes settings of a stage.
     *
     * @param settings values by the paths of {@link Stage#settings}; what has none is taken away
     */
    void changeStage(String api, String name, Map<String, Optional<String>> settings);

    /** Gives a stage tags, which replace those of the same keys. */
    void tagStage(String api, String name, Map<String, String> tags);

    /**
     * A stage of a REST API.
     *
     * @param settings what is set, by the paths of {@code UpdateStage}
     * @param tags by key
     */
    record Stage(Map<String, String> settings, Map<String, String> tags) {

        /** Copies the maps. */
        public Stage {
            settings = Map.copyOf(settings);
            tags = Map.copyOf(tags);
        }
    }
}
