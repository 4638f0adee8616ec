/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.aws;

import io.github.serverlessmaven.deploy.ArtifactStoreContract;
import io.github.serverlessmaven.deploy.ClockContract;
import io.github.serverlessmaven.deploy.FunctionPathContract;
import io.github.serverlessmaven.deploy.FunctionUpdatesContract;
import io.github.serverlessmaven.deploy.FunctionsContract;
import io.github.serverlessmaven.deploy.LogsContract;
import io.github.serverlessmaven.deploy.SecretsContract;
import io.github.serverlessmaven.deploy.StacksContract;
import io.github.serverlessmaven.deploy.VersionsContract;
import io.github.serverlessmaven.deploy.port.Target;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** Every port of a target, kept by AWS as the emulator shows it. */
class AwsTargetIT {

    private EmulatedAccount account;

    @BeforeEach
    void useAnAccountOfItsOwn() {
        account = new EmulatedAccount();
    }

    @AfterEach
    void close() {
        if (account != null) {
            account.close();
        }
    }

    @Nested
    class StacksOfAws extends StacksContract {

        @Override
        protected Target target() {
            return account.access();
        }
    }

    @Nested
    class ArtifactStoreOfAws extends ArtifactStoreContract {

        @Override
        protected Target target() {
            return account.access();
        }
    }

    @Nested
    class FunctionsOfAws extends FunctionsContract {

        @Override
        protected Target target() {
            return account.access();
        }
    }

    @Nested
    class FunctionUpdatesOfAws extends FunctionUpdatesContract {

        @Override
        protected Target target() {
            return account.access();
        }
    }

    @Nested
    class FunctionPathOfAws extends FunctionPathContract {

        @Override
        protected Target target() {
            return account.access();
        }
    }

    @Nested
    class VersionsOfAws extends VersionsContract {

        @Override
        protected Target target() {
            return account.access();
        }
    }

    @Nested
    class LogsOfAws extends LogsContract {

        @Override
        protected Target target() {
            return account.access();
        }
    }

    @Nested
    class ClockOfAws extends ClockContract {

        @Override
        protected Target target() {
            return account.access();
        }
    }

    @Nested
    class SecretsOfAws extends SecretsContract {

        @Override
        protected Target target() {
            return account.access();
        }

        @Override
        protected void keep(String name, String text) {
            account.access()
                    .clients()
                    .parameters()
                    .putParameter(parameter -> parameter.name(name).value(text).type(ParameterType.SECURE_STRING));
        }
    }
}
