/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy;

import static io.github.serverlessmaven.manifest.ManifestFixture.manifest;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.deploy.failure.ExistingResources;
import io.github.serverlessmaven.deploy.failure.FailureExplainer;
import io.github.serverlessmaven.deploy.port.CallerIdentity;
import io.github.serverlessmaven.deploy.port.Stack;
import io.github.serverlessmaven.deploy.port.StackEvent;
import io.github.serverlessmaven.deploy.port.StackStatus;
import io.github.serverlessmaven.deploy.port.SuggestedCommands;
import io.github.serverlessmaven.deploy.progress.DeployEvent;
import io.github.serverlessmaven.deploy.progress.StackProgress;
import io.github.serverlessmaven.deploy.stack.DeploymentException;
import io.github.serverlessmaven.deploy.stack.EndpointUrls.EndpointUrl;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResultFileTest {

    private static final String STACK = "AWS::CloudFormation::Stack";

    private final FakeClock clock = new FakeClock();
    private final List<DeployEvent> passedOn = new ArrayList<>();
    private final ResultFile file = new ResultFile(manifest().build(), "eu-central-1", clock, passedOn::add);

    @Test
    void aDeploymentHasItsChangesEndpointsAndTimes() {
        file.accept(new StackProgress.Identified(
                new CallerIdentity("111122223333", "arn:aws:iam::111122223333:user/jane"),
                "eu-central-1",
                "stage dev"));
        file.accept(new StackProgress.Started("hello-dev", "update"));
        clock.sleep(Duration.ofSeconds(2));
        progress("Hello", "AWS::Lambda::Function", "UPDATE_IN_PROGRESS");
        progress("Hello", "AWS::Lambda::Function", "UPDATE_COMPLETE");
        progress("hello-dev", STACK, "UPDATE_COMPLETE");
        clock.sleep(Duration.ofSeconds(1));
        Value.Mapping result = parse(file.of(new Deployment.Result(
                stack(), true, List.of(new EndpointUrl("GET", "https://x.test/orders", "hello")))));
        assertThat(result.text("outcome")).contains("deployed");
        assertThat(result.text("account")).contains("111122223333");
        assertThat(result.text("identity")).contains("user/jane");
        assertThat(Json.compact(result.section("milliseconds"))).isEqualTo("{\"total\":3000,\"stack\":2000}");
        assertThat(Json.compact(result.get("changes").orElseThrow()))
                .isEqualTo(
                        "[{\"logicalId\":\"Hello\",\"type\":\"AWS::Lambda::Function\",\"status\":\"UPDATE_COMPLETE\"}]");
        assertThat(Json.compact(result.get("endpoints").orElseThrow()))
                .isEqualTo("[{\"method\":\"GET\",\"url\":\"https://x.test/orders\",\"function\":\"hello\"}]");
        assertThat(passedOn).hasSize(5);
    }

    @Test
    void outputsOfTheStackAreNotInIt() {
        assertThat(file.of(new Deployment.Result(stack(), false, List.of())))
                .contains("\"outcome\": \"unchanged\"")
                .doesNotContain("s3cret");
    }

    @Test
    void aFailureHasItsCauseAndRemedy() {
        FailureExplainer explainer = new FailureExplainer(
                new ExistingResources(Value.Mapping.EMPTY, "eu-central-1"),
                pointer -> Optional.of("serverless.yml:4:3"),
                id -> Optional.empty(),
                SuggestedCommands.NONE);
        StackEvent event = new StackEvent(
                "1",
                "Hello",
                "AWS::Lambda::Function",
                "UPDATE_FAILED",
                Optional.of("Unzipped size must be smaller than 1 bytes"));
        Value.Mapping failure = parse(file.of(new DeploymentException(explainer.failed(
                        "hello-dev", "id", new StackStatus("UPDATE_ROLLBACK_COMPLETE"), List.of(event)))))
                .section("failure");
        assertThat(failure.text("stackStatus")).contains("UPDATE_ROLLBACK_COMPLETE");
        Value.Mapping cause = (Value.Mapping) failure.items("causes").get(0);
        assertThat(cause.text("code")).contains("code-size");
        assertThat(cause.text("place")).contains("serverless.yml:4:3");
        assertThat(cause.text("remedy").orElseThrow()).contains("mvn serverless:size");
    }

    @Test
    void aFailureThatIsNoneOfTheStackHasProblemAndRemedy() {
        assertThat(Json.compact(parse(file.of(new ServerlessException("No way.", "Go back.")))
                        .section("failure")))
                .isEqualTo("{\"problem\":\"No way.\",\"remedy\":\"Go back.\"}");
    }

    private void progress(String id, String type, String status) {
        file.accept(new StackProgress.ResourceChanged(new StackEvent("e", id, type, status, Optional.empty())));
    }

    private static Value.Mapping parse(String json) {
        return (Value.Mapping) Json.parse(json, "result.json");
    }

    private static Stack stack() {
        return new Stack(
                "id",
                "hello-dev",
                new StackStatus("UPDATE_COMPLETE"),
                Map.of("Password", "s3cret"),
                Map.of(),
                List.of(),
                false,
                Optional.empty());
    }
}
