/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.deploy.port.ChangeSet;
import io.github.serverlessmaven.deploy.port.ChangeSetRequest;
import io.github.serverlessmaven.deploy.port.DeletionOptions;
import io.github.serverlessmaven.deploy.port.Stack;
import io.github.serverlessmaven.deploy.port.StackOperation;
import io.github.serverlessmaven.deploy.port.Target;
import io.github.serverlessmaven.deploy.stack.StackMonitor;
import io.github.serverlessmaven.manifest.StackOptions;
import io.github.serverlessmaven.template.LogicalId;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Templates brought to a target, each operation waited for.
 *
 * @param target where the stacks are
 */
record AppliedStacks(Target target) {

    static final String BUCKET = "{\"Type\": \"AWS::S3::Bucket\", \"Properties\": {}}";

    static String resources(String... idsAndResources) {
        StringBuilder json = new StringBuilder();
        for (int i = 0; i < idsAndResources.length; i += 2) {
            json.append(i == 0 ? "" : ", ")
                    .append("\"" + idsAndResources[i] + "\": ")
                    .append(idsAndResources[i + 1]);
        }
        return "{\"Resources\": {" + json + "}}";
    }

    ChangeSetRequest request(String stack, boolean creates, String template, Map<String, String> tags) {
        return new ChangeSetRequest(
                stack,
                "change-" + UUID.randomUUID(),
                creates,
                new ChangeSetRequest.Inline(template),
                false,
                Map.of(),
                tags,
                StackOptions.NONE);
    }

    ChangeSet ready(ChangeSetRequest request) {
        ChangeSet changeSet = target.stacks().create(request);
        while (changeSet.state() == ChangeSet.State.PENDING) {
            target.clock().sleep(Duration.ofMillis(20));
            changeSet = target.stacks().refresh(changeSet);
        }
        return changeSet;
    }

    Stack apply(String name, boolean creates, String template, Map<String, String> tags) {
        ChangeSet changeSet = ready(request(name, creates, template, tags));
        assertThat(changeSet.state()).as(changeSet.reason().orElse("")).isEqualTo(ChangeSet.State.READY);
        return settled(name, target.stacks().execute(changeSet, false));
    }

    /** Without a change set; empty if nothing has to be changed. */
    Optional<Stack> change(String name, boolean creates, String template) {
        return target.stacks()
                .change(request(name, creates, template, Map.of()))
                .map(operation -> settled(name, operation));
    }

    Stack delete(Stack stack) {
        return settled(stack.name(), target.stacks().delete(stack, DeletionOptions.STANDARD));
    }

    private Stack settled(String stackName, StackOperation operation) {
        new StackMonitor(target.stacks(), target.clock(), event -> {}).awaitEnd(stackName, operation);
        return target.stacks().find(operation.stackId()).orElseThrow();
    }

    Optional<String> physicalId(String stack, String logicalId) {
        return target.stacks().physicalId(stack, new LogicalId(logicalId));
    }
}
