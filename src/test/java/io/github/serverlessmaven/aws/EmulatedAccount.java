/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.aws;

import io.github.serverlessmaven.external.RunningEmulator;
import java.net.URI;
import java.util.Optional;

/** Access to an account of its own on the emulator, as long as it is open. */
final class EmulatedAccount implements AutoCloseable {

    private final AwsAccess access;
    private final URI endpoint;

    EmulatedAccount() {
        RunningEmulator emulator = RunningEmulator.withNewAccount();
        endpoint = emulator.endpoint();
        System.setProperty("aws.accessKeyId", emulator.account());
        System.setProperty("aws.secretAccessKey", "secret");
        access = new AwsAccess(new AwsSettings(
                Optional.of("us-east-1"),
                Optional.empty(),
                Optional.empty(),
                Optional.of(emulator.endpoint()),
                Optional.empty()));
    }

    /** Where the emulator answers. */
    URI endpoint() {
        return endpoint;
    }

    AwsAccess access() {
        return access;
    }

    @Override
    public void close() {
        access.close();
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }
}
