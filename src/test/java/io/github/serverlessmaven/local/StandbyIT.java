/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.artifact.Sha256;
import io.github.serverlessmaven.deploy.DeployedTemplate;
import io.github.serverlessmaven.deploy.port.Functions;
import io.github.serverlessmaven.fixtures.HandlerPackage;
import io.github.serverlessmaven.local.http.Payload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Processes that are started before the next code of a function is there. */
@Timeout(60)
class StandbyIT {

    @TempDir
    Path folder;

    private LocalTarget target;
    private DeployedTemplate stack;

    @BeforeEach
    void deploy() throws IOException {
        target = LocalSetUp.withJava().open(folder.resolve("a state"));
        Path zip = HandlerPackage.in(folder);
        stack = new DeployedTemplate(target, "standby", zip);
        target.store().upload(stack.bucket(), "next.zip", zip, Sha256.of(zip));
        stack.with(stack.function("Place", "place"));
    }

    @AfterEach
    void close() {
        target.close();
    }

    private void deployNext(String... properties) {
        stack.with(stack.function("Place", "place", properties).replace("code.zip", "next.zip"));
    }

    private Functions.Result call() {
        return call("{}");
    }

    private Functions.Result call(String event) {
        return target.functions()
                .invoke(new Functions.Invocation(
                        stack.name("Place"), event, Functions.Type.REQUEST_RESPONSE, Optional.empty(), true));
    }

    private List<Path> files(String place, String end) throws IOException {
        Path below = folder.resolve("a state").resolve(place);
        try (Stream<Path> files = Files.isDirectory(below) ? Files.walk(below) : Stream.empty()) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(end))
                    .toList();
        } catch (UncheckedIOException deletedMeanwhile) {
            return files(place, end);
        }
    }

    /** The classes of functions whose process had waited for them. */
    private List<Path> awaited() throws IOException {
        return files("roots", "Behaviours.class");
    }

    private List<Path> logs() throws IOException {
        return files("logs", ".log");
    }

    @Test
    void theNextCodeRunsInAProcessThatWaitedForIt() throws IOException {
        call();
        target.expectChange();
        while (started() == 0) {
            Thread.onSpinWait();
        }
        deployNext();
        assertThat(call().log().orElseThrow()).contains("Init Duration");
        assertThat(call().log().orElseThrow()).as("the environment is warm").doesNotContain("Init Duration");
        assertThat(awaited()).hasSize(1);
        assertThat(logs()).hasSize(2);
        target.close();
        assertThat(awaited()).isEmpty();
        assertThat(files("code", "Behaviours.class"))
                .as("what its links led to")
                .isNotEmpty();
    }

    @Test
    void aCallIsFollowedByAProcessForTheNextChangeIfCodeMayChange() throws IOException {
        target.keepStandby();
        for (int change = 0; change < 2; change++) {
            call();
            while (started() == change) {
                Thread.onSpinWait();
            }
            assertThat(awaited()).hasSize(change);
            stack.with(stack.function("Place", "place").replace("code.zip", change == 0 ? "next.zip" : "code.zip"));
        }
        target.replaceOutdated(0);
        call();
        while (awaited().size() != 1) {
            Thread.onSpinWait(); // the one of before ends in the background
        }
    }

    /** How many processes were started in advance and have not ended. */
    private long started() throws IOException {
        try (Stream<Path> roots = Files.walk(folder.resolve("a state"), 2)) {
            return roots.filter(root -> root.getParent().endsWith("roots")).count();
        } catch (UncheckedIOException deletedMeanwhile) {
            return started();
        }
    }

    @Test
    void aCallThatIsRunningWhenTheTargetClosesEndsWithItsReasonAndNothingStarts() throws Exception {
        target.keepStandby();
        Path running = folder.resolve("running");
        stack.with(stack.function("Place", "waits", ", \"Timeout\": 300"));
        CompletableFuture<Functions.Result> call = CompletableFuture.supplyAsync(
                () -> call("{\"running\": \"" + running + "\", \"until\": \"" + folder.resolve("never") + "\"}"));
        while (!Files.exists(running)) {
            Thread.onSpinWait();
        }
        target.close();
        assertThat(call.get().payload()).contains("Runtime.ExitError");
        assertThat(started()).isZero();
    }

    @Test
    void anotherConfigurationHasAProcessOfItsOwn() throws IOException {
        call();
        target.expectChange();
        deployNext(", \"MemorySize\": 256");
        assertThat(call().error()).isEmpty();
        assertThat(awaited()).isEmpty();
        target.close();
        assertThat(logs()).as("those of environments with calls").hasSize(2);
    }

    @Test
    void theSameCodeAndMeasurementsStartAsInLambda() throws IOException {
        String before = call().payload();
        target.expectChange();
        target.coldStarts(stack.name("Place")).measure(Payload.of("{}"));
        assertThat(call().payload()).isEqualTo(before);
        deployNext();
        target.coldStarts(stack.name("Place")).measure(Payload.of("{}"));
        assertThat(awaited()).isEmpty();
        call();
        assertThat(awaited()).hasSize(1);
    }
}
