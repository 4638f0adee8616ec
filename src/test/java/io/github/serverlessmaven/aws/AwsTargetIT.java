/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.aws;

import io.github.serverlessmaven.deploy.Target;
import io.github.serverlessmaven.deploy.TargetContract;
import io.github.serverlessmaven.real.RunningEmulator;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class AwsTargetIT extends TargetContract {

    private AwsAccess aws;

    @BeforeEach
    void useAnAccountOfItsOwn() {
        RunningEmulator emulator = RunningEmulator.withNewAccount();
        System.setProperty("aws.accessKeyId", emulator.account());
        System.setProperty("aws.secretAccessKey", "secret");
        aws = new AwsAccess(new AwsSettings(
                Optional.of("us-east-1"),
                Optional.empty(),
                Optional.empty(),
                Optional.of(emulator.endpoint()),
                Optional.empty()));
    }

    @AfterEach
    void close() {
        if (aws != null) {
            aws.close();
        }
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    @Override
    protected Target target() {
        return aws;
    }
}
