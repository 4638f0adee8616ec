/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.local.function.PendingEvents;
import io.github.serverlessmaven.local.state.LocalStack;
import io.github.serverlessmaven.local.state.StateFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes with one state folder, as two builds at once have it. */
class SharedStateIT {

    @TempDir
    Path state;

    @Test
    void stacksOfTwoProcessesAreAllKept() throws IOException, InterruptedException {
        Process one = start("one-", 40);
        Process two = start("two-", 40);
        assertThat(told(one)).hasSize(40);
        assertThat(told(two)).hasSize(40);
        for (int i = 0; i < 40; i++) {
            assertThat(status("one-" + i)).isEqualTo("CREATE_COMPLETE");
            assertThat(status("two-" + i)).isEqualTo("CREATE_COMPLETE");
        }
    }

    @Test
    void aKilledProcessLeavesAWholeStateItsAcceptedEventsAndNoLock() throws IOException, InterruptedException {
        for (int killed = 0; killed < 5; killed++) {
            Process endless = start("killed-" + killed + "-", Integer.MAX_VALUE);
            BufferedReader output = endless.inputReader();
            List<String> told = new ArrayList<>(List.of(output.readLine()));
            for (int i = 0; i < 2 * killed; i++) {
                told.add(output.readLine());
            }
            String last = told.get(told.size() - 1);
            assertThat(events("early-" + killed)).doesNotContainAnyElementsOf(told);
            endless.destroyForcibly().waitFor();
            assertThat(events("late-" + killed)).containsAll(told);
            assertThat(status(last)).isEqualTo("CREATE_COMPLETE");
            assertThat(told(start("after-" + killed + "-", 1))).hasSize(1);
        }
    }

    /** The requests that a new process takes over. */
    private List<String> events(String owner) {
        try (PendingEvents events = new PendingEvents(new StateFolder(state), owner)) {
            return events.takeOver().values().stream()
                    .map(event -> event.call().requestId())
                    .toList();
        }
    }

    private Process start(String names, int count) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StackMaker.class.getName(),
                        state.toString(),
                        names,
                        Integer.toString(count))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static List<String> told(Process maker) throws IOException, InterruptedException {
        List<String> names = new ArrayList<>(maker.inputReader().lines().toList());
        assertThat(maker.waitFor()).isZero();
        return names;
    }

    private String status(String stack) {
        return new StateFolder(state)
                .read()
                .stack(stack)
                .map(LocalStack::status)
                .orElseThrow();
    }
}
