/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo;

import io.github.serverlessmaven.deploy.Stack;
import io.github.serverlessmaven.deploy.Target;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.feature.InvocationTarget;
import io.github.serverlessmaven.model.Service;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Shows what is deployed: the stack with its status, the functions, the stack's outputs; on the local target also the messages for queues,
 * topics and buses that are kept there.
 *
 * @since 0.1.0
 */
@Mojo(name = "info", requiresProject = false, threadSafe = true)
public final class InfoMojo extends AbstractTargetMojo {

    @Override
    void run() {
        for (ServiceModule module : services()) {
            Service service = read(module).service();
            try (Target target = target(module, service)) {
                Stack stack = target.stacks()
                        .find(service.stackName())
                        .orElseThrow(() -> new ServerlessException(
                                "There is no stack " + service.stackName() + " in " + target.place() + ".",
                                "Deploy it with \"mvn serverless:deploy\", or name another stage or region."));
                StandardOutput.print(text(service, stack, target), Optional.empty());
            }
        }
    }

    private static String text(Service service, Stack stack, Target target) {
        StringBuilder text = new StringBuilder("service: " + service.name()
                + "\nstage: " + service.stage()
                + "\nregion: " + target.region()
                + "\nstack: " + stack.name()
                + "\nstatus: " + stack.status()
                + "\nfunctions:\n");
        service.functions()
                .forEach(function -> text.append("  " + function.key() + ": "
                        + InvocationTarget.of(service, function).name() + "\n"));
        text.append("outputs:\n");
        stack.outputs().forEach((name, value) -> text.append("  " + name + ": " + value + "\n"));
        if (!target.keptMessages().isEmpty()) {
            text.append("messages:\n");
            target.keptMessages().forEach(line -> text.append("  " + line + "\n"));
        }
        return text.toString();
    }
}
