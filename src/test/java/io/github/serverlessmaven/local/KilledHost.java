/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local;

import io.github.serverlessmaven.aws.SystemClock;
import io.github.serverlessmaven.deploy.DeployedTemplate;
import io.github.serverlessmaven.deploy.Functions;
import io.github.serverlessmaven.handlers.HandlerPackage;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/** A process that runs a function, tells the id of the function's process, and waits to be killed. */
final class KilledHost {

    private KilledHost() {}

    /**
     * Runs it.
     *
     * @param arguments the folder of the state, and one for the package
     */
    public static void main(String[] arguments) throws Exception {
        LocalTarget target = new LocalTarget(new LocalSettings(
                Path.of(arguments[0]),
                Optional.empty(),
                1024,
                OptionalInt.empty(),
                new TestPlatform(),
                new SystemClock(),
                Optional.empty(),
                message -> {},
                message -> {}));
        DeployedTemplate stack = new DeployedTemplate(target, "killed", HandlerPackage.in(Path.of(arguments[1])));
        stack.with(stack.function("Process", "process"));
        Functions.Result result = target.functions()
                .invoke(new Functions.Invocation(
                        stack.name("Process"), "{}", Functions.Type.REQUEST_RESPONSE, Optional.empty(), false));
        System.out.println(result.payload());
        Thread.sleep(600_000);
    }
}
