/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import io.github.serverlessmaven.deploy.port.SuggestedCommands;
import io.github.serverlessmaven.deploy.progress.DeployEvent;
import io.github.serverlessmaven.deploy.progress.StackProgress;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Says, when the process ends in the middle of a deployment (Ctrl+C), that CloudFormation continues, how to watch it and how to go back.
 * Follows the events of a deployment to know.
 */
final class InterruptionNotice implements Consumer<DeployEvent>, AutoCloseable {

    private final Consumer<DeployEvent> next;
    private final SuggestedCommands commands;
    private volatile Optional<StackProgress.Started> announced = Optional.empty();
    private volatile Optional<StackProgress.Started> running = Optional.empty();
    private final Thread hook;

    /**
     * Begins to follow.
     *
     * @param next gets the events too
     * @param commands commands that lead to the target
     * @param log gets the lines if the process ends before this is closed
     */
    InterruptionNotice(Consumer<DeployEvent> next, SuggestedCommands commands, Consumer<String> log) {
        this.next = next;
        this.commands = commands;
        this.hook = new Thread(() -> lines().forEach(log), "serverless-interruption-notice");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    @Override
    public void accept(DeployEvent event) {
        if (event instanceof StackProgress.Started started) {
            announced = Optional.of(started);
            running = Optional.empty();
        } else if (event instanceof StackProgress.ResourceChanged) {
            running = announced;
        }
        next.accept(event);
    }

    /** What has to be reported now. */
    List<String> lines() {
        return running.map(this::lines).orElse(List.of());
    }

    private List<String> lines(StackProgress.Started work) {
        String name = " --stack-name " + work.stackName();
        return List.of(
                "Interrupted: CloudFormation continues to " + work.action() + " stack " + work.stackName() + ".",
                "  To watch it: " + commands.aws("cloudformation describe-stack-events" + name),
                switch (work.action()) {
                    case "update" -> "  To go back: " + commands.aws("cloudformation cancel-update-stack" + name);
                    case "create" -> "  To go back: " + commands.aws("cloudformation delete-stack" + name);
                    default -> "  It cannot be stopped.";
                },
                "  The next serverless:deploy or serverless:remove waits for its end.");
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException endsAlready) {
            // The hook runs.
        }
    }
}
