/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.deploy.port.ApiGateway;
import org.junit.jupiter.api.Test;

class AwsApiGatewayIT {

    private static final String NAME = "serverlessApiGatewayCloudWatchRole";

    @Test
    void anAccountGetsItsRoleForLogsOnceAndForAll() {
        try (EmulatedAccount account = new EmulatedAccount()) {
            ApiGateway gateway = account.access().apiGateway().orElseThrow();
            assertThat(gateway.logRole()).isEmpty();
            String role = gateway.createLogRole(NAME);
            assertThat(role).isEqualTo("arn:aws:iam::" + account.access().account() + ":role/" + NAME);
            assertThat(gateway.createLogRole(NAME)).isEqualTo(role);
            assertThat(gateway.setLogRole(role)).isEmpty();
            assertThat(gateway.logRole()).contains(role);
        }
    }
}
