/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import io.github.serverlessmaven.aws.AwsSettings;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Credentials of a stage in the environment, as in Serverless 3: {@code AWS_DEV_PROFILE}, or {@code AWS_DEV_ACCESS_KEY_ID} with
 * {@code AWS_DEV_SECRET_ACCESS_KEY} and {@code AWS_DEV_SESSION_TOKEN}. They take precedence over those of all stages.
 *
 * @param stage the name of the stage; each - of it is a _ in the names
 * @param environment the environment variables
 */
record StageCredentials(String stage, Map<String, String> environment) {

    /** The profile; takes precedence over the keys. */
    Optional<String> profile() {
        return variable("PROFILE");
    }

    /** The access key; empty unless both of its parts are there. */
    Optional<AwsSettings.AccessKey> accessKey() {
        return variable("ACCESS_KEY_ID")
                .flatMap(id -> variable("SECRET_ACCESS_KEY")
                        .map(secret -> new AwsSettings.AccessKey(id, secret, variable("SESSION_TOKEN"))));
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(
                        environment.get("AWS_" + stage.toUpperCase(Locale.ROOT).replace('-', '_') + "_" + name))
                .filter(value -> !value.isBlank());
    }
}
