/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.deploy.port.StackEvent;
import io.github.serverlessmaven.deploy.port.SuggestedCommands;
import io.github.serverlessmaven.deploy.progress.DeployEvent;
import io.github.serverlessmaven.deploy.progress.StackProgress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InterruptionNoticeTest {

    private static final SuggestedCommands COMMANDS =
            new SuggestedCommands(List.of(), List.of("--region", "eu-central-1"));
    private static final DeployEvent PROGRESS = new StackProgress.ResourceChanged(
            new StackEvent("1", "Hello", "AWS::Lambda::Function", "UPDATE_IN_PROGRESS", Optional.empty()));

    @ParameterizedTest
    @CsvSource({
        "update, To go back: aws cloudformation cancel-update-stack --stack-name hello-dev --region eu-central-1",
        "create, To go back: aws cloudformation delete-stack --stack-name hello-dev --region eu-central-1",
        "delete, It cannot be stopped."
    })
    void whileCloudFormationWorksItSaysHowToWatchAndGoBack(String action, String back) {
        List<DeployEvent> passedOn = new ArrayList<>();
        try (InterruptionNotice notice = new InterruptionNotice(passedOn::add, COMMANDS, line -> {})) {
            notice.accept(new StackProgress.Started("hello-dev", action));
            notice.accept(PROGRESS);
            assertThat(notice.lines())
                    .containsExactly(
                            "Interrupted: CloudFormation continues to " + action + " stack hello-dev.",
                            "  To watch it: aws cloudformation describe-stack-events --stack-name hello-dev --region eu-central-1",
                            "  " + back,
                            "  The next serverless:deploy or serverless:remove waits for its end.");
        }
        assertThat(passedOn).hasSize(2);
    }

    @Test
    void beforeCloudFormationBeginsThereIsNothingToSay() {
        try (InterruptionNotice notice = new InterruptionNotice(event -> {}, COMMANDS, line -> {})) {
            assertThat(notice.lines()).isEmpty();
            notice.accept(new StackProgress.Started("hello-dev", "update"));
            assertThat(notice.lines()).isEmpty();
        }
    }

    @Test
    void aProcessThatIsEndedSaysIt() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Deploying.class.getName())
                .redirectErrorStream(true)
                .start();
        try (var output = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(output.readLine()).isEqualTo("deploying");
            process.toHandle().destroy();
            assertThat(output.readLine()).isEqualTo("Interrupted: CloudFormation continues to update stack hello-dev.");
        }
        process.waitFor();
    }

    /** A deployment that does not end. */
    static final class Deploying {
        public static void main(String[] args) throws InterruptedException {
            try (InterruptionNotice notice = new InterruptionNotice(event -> {}, COMMANDS, System.out::println)) {
                notice.accept(new StackProgress.Started("hello-dev", "update"));
                notice.accept(PROGRESS);
                System.out.println("deploying");
                new CountDownLatch(1).await();
            }
        }
    }
}
