/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy;

import static io.github.serverlessmaven.manifest.ManifestFixture.manifest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.serverlessmaven.deploy.folder.DeploymentFolder;
import io.github.serverlessmaven.deploy.port.ApiGateway.Stage;
import io.github.serverlessmaven.deploy.port.Safeguards;
import io.github.serverlessmaven.deploy.port.SuggestedCommands;
import io.github.serverlessmaven.deploy.progress.ApiProgress;
import io.github.serverlessmaven.deploy.progress.DeployEvent;
import io.github.serverlessmaven.deploy.step.DeploymentContext;
import io.github.serverlessmaven.deploy.step.FindStack;
import io.github.serverlessmaven.deploy.step.SetUpStage;
import io.github.serverlessmaven.manifest.Manifest;
import io.github.serverlessmaven.manifest.RestApiStage;
import io.github.serverlessmaven.template.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SetUpStageTest {

    private static final String TEMPLATE =
            "{\"Resources\":{\"ApiGatewayRestApi\":{\"Type\":\"T\"},\"ApiGatewayLogGroup\":{\"Type\":\"T\"}}}";

    /** The fake names every resource after its stack. */
    private static final String STAGE = "hello-dev-bucket/dev";

    private final FakeTarget target = new FakeTarget();
    private final FakeApiGateway gateway = target.gateway();
    private final List<DeployEvent> events = new ArrayList<>();

    @BeforeEach
    void giveAStackWithAnApi() {
        target.stacks().given("hello-dev", "CREATE_COMPLETE", TEMPLATE, Map.of());
        gateway.stages.put(STAGE, new Stage(Map.of("/variables/other", "kept"), Map.of("theirs", "kept")));
    }

    @Test
    void withoutSettingsAwsIsNotAsked() {
        gateway.failure = Optional.of("must not be called");
        run(RestApiStage.NONE);
        run(stage(Map.of(), List.of(), Map.of()));
        assertThat(events).isEmpty();
    }

    @Test
    void aStageGetsItsSettingsAndKeepsOthers() {
        run(stage(Map.of("/tracingEnabled", "true"), List.of(), Map.of("team", "orders")));
        assertThat(gateway.stages)
                .containsEntry(
                        STAGE,
                        new Stage(
                                Map.of("/tracingEnabled", "true", "/variables/other", "kept"),
                                Map.of("team", "orders", "theirs", "kept")));
        assertThat(events).containsExactly(new ApiProgress.StageSetUp("dev", List.of("/tracingEnabled", "/tags")));
    }

    @Test
    void aSecondRunChangesNothing() {
        RestApiStage stage = stage(Map.of("/tracingEnabled", "true"), List.of("/accessLogSettings"), Map.of("a", "b"));
        run(stage);
        gateway.calls.clear();
        events.clear();
        run(stage);
        assertThat(gateway.calls).isEmpty();
        assertThat(events).isEmpty();
    }

    @Test
    void whatOnlyTheStackKnowsIsFilledIn() {
        run(stage(
                Map.of(
                        "/accessLogSettings/destinationArn",
                        "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:${ApiGatewayLogGroup}"),
                List.of(),
                Map.of()));
        assertThat(gateway.stages.get(STAGE).settings())
                .containsEntry(
                        "/accessLogSettings/destinationArn",
                        "arn:aws:logs:eu-central-1:111122223333:log-group:hello-dev-bucket");
    }

    @Test
    void accessLogsThatAreNoLongerWantedEnd() {
        gateway.stages.put(STAGE, new Stage(Map.of("/accessLogSettings/format", "x"), Map.of()));
        run(stage(Map.of(), List.of("/accessLogSettings"), Map.of()));
        assertThat(gateway.stages.get(STAGE).settings()).isEmpty();
    }

    @Test
    void anApiUnderAConditionThatIsNotTrueHasNoStage() {
        target.stacks().given("hello-dev", "CREATE_COMPLETE", "{\"Resources\":{}}", Map.of());
        run(stage(Map.of("/tracingEnabled", "true"), List.of(), Map.of()));
        assertThat(gateway.calls).isEmpty();
    }

    @Test
    void aFailureIsReportedAsThisStepAndRunningAgainContinues() {
        RestApiStage stage = stage(Map.of("/tracingEnabled", "true"), List.of(), Map.of());
        gateway.failure = Optional.of("User is not authorized to perform: apigateway:GET");
        assertThatThrownBy(() -> run(stage))
                .hasMessage("The stage dev of the REST API is not set up: "
                        + "User is not authorized to perform: apigateway:GET");
        gateway.failure = Optional.empty();
        run(stage);
        assertThat(gateway.stages.get(STAGE).settings()).containsEntry("/tracingEnabled", "true");
    }

    @Test
    void aStageThatIsNotThereIsAFailure() {
        gateway.stages.clear();
        assertThatThrownBy(() -> run(stage(Map.of("/tracingEnabled", "true"), List.of(), Map.of())))
                .hasMessage("The stage dev of the REST API is not set up: API hello-dev-bucket has no such stage");
    }

    private static RestApiStage stage(Map<String, String> settings, List<String> absent, Map<String, String> tags) {
        return new RestApiStage("ApiGatewayRestApi", "dev", settings, absent, tags);
    }

    private void run(RestApiStage stage) {
        Manifest manifest = manifest().restApiStage(stage).build();
        DeploymentFolder folder = new DeploymentFolder(Path.of("packages"), manifest, Value.Mapping.EMPTY);
        DeploymentContext context = new DeploymentContext(
                folder, target, false, events::add, Optional.empty(), SuggestedCommands.NONE, Safeguards.NONE);
        new FindStack().run(context);
        new SetUpStage().run(context);
    }
}
