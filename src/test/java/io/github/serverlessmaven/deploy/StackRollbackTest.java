/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.serverlessmaven.deploy.port.Stack;
import io.github.serverlessmaven.deploy.port.StackStatus;
import io.github.serverlessmaven.deploy.port.SuggestedCommands;
import io.github.serverlessmaven.deploy.progress.DeployEvent;
import io.github.serverlessmaven.deploy.progress.StackProgress;
import io.github.serverlessmaven.deploy.stack.DeploymentException;
import io.github.serverlessmaven.deploy.stack.StackMonitor;
import io.github.serverlessmaven.deploy.stack.StackRollback;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StackRollbackTest {

    private final FakeTarget target = new FakeTarget();
    private final FakeStacks stacks = target.stacks();
    private final List<DeployEvent> events = new ArrayList<>();
    private final StackRollback rollback = new StackRollback(
            stacks,
            new StackMonitor(stacks, target.clock(), events::add),
            new SuggestedCommands(List.of("-Dserverless.stage=prod"), List.of()),
            events::add);

    @Test
    void aRollbackThatFailedIsContinued() {
        assertThat(rollback.resume(left("UPDATE_ROLLBACK_FAILED"), Optional.empty()))
                .map(Stack::status)
                .contains(new StackStatus("UPDATE_ROLLBACK_COMPLETE"));
        assertThat(stacks.calls).containsExactly("continue hello-dev");
    }

    @Test
    void whatFailsAgainIsNamedAndNotSkippedUnasked() {
        stacks.failures.put("rollback/Table", "The table is being restored");
        Stack stack = left("UPDATE_ROLLBACK_FAILED");
        assertThatThrownBy(() -> rollback.resume(stack, Optional.empty()))
                .isInstanceOfSatisfying(
                        DeploymentException.class,
                        failure -> assertThat(failure.render())
                                .contains(
                                        "The rollback of stack hello-dev failed, which is in status UPDATE_ROLLBACK_FAILED:",
                                        "Table (AWS::Some::Type) UPDATE_FAILED: The table is being restored",
                                        "mvn serverless:rollback -Dserverless.rollback.continue -Dserverless.stage=prod")
                                .doesNotContain("Other"));
        assertThat(stacks.calls).containsExactly("continue hello-dev");
    }

    @Test
    void onRequestExactlyWhatFailsIsSkipped() {
        stacks.failures.put("rollback/Queue", "gone");
        stacks.failures.put("rollback/Table", "gone");
        assertThat(rollback.finish(left("UPDATE_ROLLBACK_FAILED"), Optional.empty()))
                .hasToString("UPDATE_ROLLBACK_COMPLETE");
        assertThat(stacks.calls)
                .containsExactly(
                        "continue hello-dev", "continue hello-dev without Queue", "continue hello-dev without Table");
        assertThat(events).contains(new StackProgress.RollbackContinued("hello-dev", List.of("Queue")));
    }

    @Test
    void aChangeThatWasLeftAsItIsIsUndone() {
        assertThat(rollback.finish(left("UPDATE_FAILED"), Optional.empty())).hasToString("UPDATE_ROLLBACK_COMPLETE");
        assertThat(rollback.finish(left("CREATE_FAILED"), Optional.empty())).hasToString("ROLLBACK_COMPLETE");
        assertThat(stacks.calls).containsExactly("roll back hello-dev", "roll back hello-dev");
    }

    @Test
    void anUndoingThatFailsIsContinuedWithoutWhatFails() {
        stacks.failures.put("rollback/Table", "gone");
        assertThat(rollback.finish(left("UPDATE_FAILED"), Optional.empty())).hasToString("UPDATE_ROLLBACK_COMPLETE");
        assertThat(stacks.calls).containsExactly("roll back hello-dev", "continue hello-dev without Table");
    }

    private Stack left(String status) {
        stacks.given("hello-dev", status, "{}", Map.of());
        return stacks.find("hello-dev").orElseThrow();
    }
}
