/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.conformance.EmulatedStacks.Change;
import io.github.serverlessmaven.external.PluginRun;
import io.github.serverlessmaven.external.RunningEmulator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A stack that Serverless 3 deployed is taken over: {@code serverless:deploy} of the same service replaces and deletes nothing that has
 * state or an identity.
 */
class TakeoverIT {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "inheritance: every function inherits everything",
                "concurrency: a URL leads to the alias of provisioned concurrency",
                "vpc: a function has its own subnets and the provider's groups",
                "errors-and-destinations: destinations of all four kinds by intrinsic function",
                "resources: extensions change generated resources",
                "conditions: a function that does not exist, but whose logs stay",
                "roles: a function's role as an attribute of a resource",
                "rest-api: HTTP API and REST API of one function",
                "sqs: queues of the service and of others"
            })
    void aStackOfServerlessIsTakenOver(String name) throws IOException, InterruptedException {
        ConformanceCase service = ConformanceCase.all().stream()
                .filter(candidate -> candidate.toString().equals(name))
                .findFirst()
                .orElseThrow();
        RunningEmulator emulator = RunningEmulator.withNewAccount();
        try (EmulatedStacks stacks = new EmulatedStacks(emulator)) {
            assertThat(stacks.deploy("demo-dev", RecordedTemplates.of(service).orElseThrow()))
                    .isEmpty();
            Map<String, String> before = stacks.identities("demo-dev", LostResources.WITHOUT_IDENTITY);
            stacks.write(service, folder);
            PluginRun.in(folder)
                    .with(emulator)
                    .goal("deploy", "-Dserverless.package.inspect=false"); // the code is made up
            assertThat(stacks.changes("demo-dev"))
                    .anySatisfy(change -> assertThat(change.type()).isEqualTo("AWS::Lambda::Function"))
                    .filteredOn(change -> !LostResources.WITHOUT_IDENTITY.contains(change.type()))
                    .allMatch(Change::keepsWhatIsThere);
            assertThat(stacks.identities("demo-dev", LostResources.WITHOUT_IDENTITY))
                    .containsAllEntriesOf(before);
            assertThat(before).hasSizeGreaterThan(3);
        }
    }
}
