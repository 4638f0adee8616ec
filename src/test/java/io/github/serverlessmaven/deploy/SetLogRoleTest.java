/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy;

import static io.github.serverlessmaven.manifest.ManifestFixture.manifest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.serverlessmaven.deploy.folder.DeploymentFolder;
import io.github.serverlessmaven.deploy.port.Safeguards;
import io.github.serverlessmaven.deploy.port.SuggestedCommands;
import io.github.serverlessmaven.deploy.progress.ApiProgress;
import io.github.serverlessmaven.deploy.progress.DeployEvent;
import io.github.serverlessmaven.deploy.step.DeploymentContext;
import io.github.serverlessmaven.deploy.step.SetLogRole;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.manifest.ApiLogging;
import io.github.serverlessmaven.template.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SetLogRoleTest {

    private static final String ROLE = "arn:aws:iam::111122223333:role/serverlessApiGatewayCloudWatchRole";

    private final FakeTarget target = new FakeTarget();
    private final FakeApiGateway gateway = target.gateway();
    private final List<DeployEvent> events = new ArrayList<>();

    @Test
    void withoutLogsAwsIsNotAsked() {
        run(ApiLogging.NONE);
        assertThat(gateway.calls).isEmpty();
    }

    @Test
    void anAccountWithoutARoleGetsTheOneOfServerless() {
        run(new ApiLogging(true, Optional.empty()));
        assertThat(gateway.role).contains(ROLE);
        assertThat(events).containsExactly(new ApiProgress.LogRoleSet(ROLE, "eu-central-1"));
    }

    @Test
    void theRoleThatAnAccountHasStays() {
        gateway.role = Optional.of("arn:aws:iam::111122223333:role/other");
        run(new ApiLogging(true, Optional.of("arn:aws:iam::111122223333:role/mine")));
        assertThat(gateway.calls).containsExactly("get");
        assertThat(events).isEmpty();
    }

    @Test
    void aConfiguredRoleIsSetAsItIs() {
        run(new ApiLogging(true, Optional.of("arn:${AWS::Partition}:iam::${AWS::AccountId}:role/${AWS::Region}")));
        assertThat(gateway.calls).containsExactly("get", "set arn:aws:iam::111122223333:role/eu-central-1");
    }

    @Test
    void aRoleThatIsNotKnownEverywhereYetIsOfferedAgain() {
        gateway.refusals = 3;
        run(new ApiLogging(true, Optional.empty()));
        assertThat(gateway.role).contains(ROLE);
        assertThat(gateway.calls).filteredOn(("set " + ROLE)::equals).hasSize(4);
    }

    @Test
    void aRoleThatIsNeverAcceptedFailsWithTheReasonAndRunningAgainContinues() {
        gateway.refusals = 10;
        assertThatThrownBy(() -> run(new ApiLogging(true, Optional.empty())))
                .isInstanceOfSatisfying(
                        ServerlessException.class,
                        failure -> assertThat(failure.render())
                                .contains(
                                        "The role in which Amazon API Gateway writes logs of eu-central-1 is not set: "
                                                + ROLE
                                                + " is refused: The role ARN does not have required permissions configured.",
                                        "roleManagedExternally: true"));
        run(new ApiLogging(true, Optional.empty()));
        assertThat(gateway.role).contains(ROLE);
    }

    @Test
    void whatIsNotPermittedIsReportedAsThisStep() {
        gateway.failure = Optional.of("User is not authorized to perform: apigateway:GET");
        assertThatThrownBy(() -> run(new ApiLogging(true, Optional.empty())))
                .hasMessage("The role in which Amazon API Gateway writes logs of eu-central-1 is not set: "
                        + "User is not authorized to perform: apigateway:GET");
    }

    private void run(ApiLogging logging) {
        DeploymentFolder folder = new DeploymentFolder(
                Path.of("packages"), manifest().apiLogging(logging).build(), Value.Mapping.EMPTY);
        new SetLogRole()
                .run(new DeploymentContext(
                        folder, target, false, events::add, Optional.empty(), SuggestedCommands.NONE, Safeguards.NONE));
    }
}
