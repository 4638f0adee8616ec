/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local;

import io.github.serverlessmaven.deploy.port.ChangeSet;
import io.github.serverlessmaven.deploy.port.ChangeSetRequest;
import io.github.serverlessmaven.local.function.Call;
import io.github.serverlessmaven.local.function.PendingEvents;
import io.github.serverlessmaven.local.http.Payload;
import io.github.serverlessmaven.local.state.StateFolder;
import io.github.serverlessmaven.manifest.StackOptions;
import java.nio.file.Path;
import java.util.Map;

/** A process that makes stacks in a state folder, one after the other, and tells each when it is made. */
final class StackMaker {

    private StackMaker() {}

    /**
     * Runs it.
     *
     * @param arguments the folder of the state, the beginning of the stacks' names, and their number
     */
    public static void main(String[] arguments) {
        PendingEvents events = new PendingEvents(new StateFolder(Path.of(arguments[0])), arguments[1]);
        LocalTarget target = new LocalSetUp().open(Path.of(arguments[0]));
        for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
            String name = arguments[1] + i;
            ChangeSet changeSet = target.stacks()
                    .create(new ChangeSetRequest(
                            name,
                            "create",
                            true,
                            new ChangeSetRequest.Inline(
                                    "{\"Resources\": {\"Store\": {\"Type\": \"AWS::S3::Bucket\"}}}"),
                            false,
                            Map.of(),
                            Map.of(),
                            StackOptions.NONE));
            target.stacks().execute(changeSet, false);
            events.add(new PendingEvents.Event(
                    "function",
                    "$LATEST",
                    Call.of(name, Payload.of("{}"), "arn"),
                    target.clock().now()));
            System.out.println(name);
        }
    }
}
