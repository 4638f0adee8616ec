/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.deploy.DeployedTemplate;
import io.github.serverlessmaven.deploy.LogsContract;
import io.github.serverlessmaven.deploy.port.Functions;
import io.github.serverlessmaven.deploy.port.Logs;
import io.github.serverlessmaven.deploy.port.Target;
import io.github.serverlessmaven.fixtures.HandlerPackage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logs of functions in child processes. */
class LocalLogsIT extends LogsContract {

    @TempDir
    Path state;

    @TempDir
    Path code;

    private LocalTarget target;

    @BeforeEach
    void open() {
        target = LocalSetUp.withJava().open(state);
    }

    @AfterEach
    void close() {
        if (target != null) {
            target.close();
        }
    }

    @Override
    protected Target target() {
        return target;
    }

    @Test
    void aHundredMegabytesAreReadLineByLine() throws IOException {
        DeployedTemplate stack = new DeployedTemplate(target, "large", HandlerPackage.in(code));
        stack.with(stack.function("Prints", "prints", ", \"Timeout\": 60"));
        target.functions()
                .invoke(new Functions.Invocation(
                        stack.name("Prints"), "{}", Functions.Type.REQUEST_RESPONSE, Optional.empty(), false));
        List<Integer> lengths = new ArrayList<>();
        target.logs()
                .read(
                        new Logs.Query("/aws/lambda/" + stack.name("Prints"), Instant.EPOCH, Optional.empty()),
                        event -> lengths.add(event.message().length()));
        assertThat(lengths.stream().mapToLong(length -> length).sum()).isGreaterThan(100L << 20);
        assertThat(lengths).allMatch(length -> length <= 262_144);
    }
}
