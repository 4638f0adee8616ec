/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import io.github.serverlessmaven.deploy.port.Clock;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Updates what is served when classes of the build are compiled again, or its configuration changes. After a change that cannot be
 * served, the state of before stays served.
 *
 * @param build the running build
 * @param update packages and deploys a service again; whether it differs from what was served
 */
record HotReload(BuildContext build, Predicate<RunningServer> update) {

    private static final Duration INTERVAL = Duration.ofMillis(200);

    /**
     * Watches until the thread is interrupted.
     *
     * @param sources watched since before the servers were started
     * @param reload whether changes count; without them this only waits
     */
    void follow(List<RunningServer> running, ServedSources sources, boolean reload) {
        List<RunningServer> servers = new ArrayList<>(running);
        sources.keepJars(servers.get(0).target().folder().resolve("jars"));
        Clock clock = servers.get(0).target().clock();
        while (!Thread.currentThread().isInterrupted()) {
            clock.sleep(INTERVAL);
            if (reload && sources.look() && isDone(servers, sources)) {
                sources.done();
            }
        }
    }

    /** Whether there is nothing more to do for the changes; a build that is at work in another terminal is waited for. */
    private boolean isDone(List<RunningServer> servers, ServedSources sources) {
        List<RunningServer> updated = new ArrayList<>();
        boolean areRead = attempt(() -> readAgain(servers, sources));
        boolean areServed = servers.stream()
                .filter(server -> areRead && sources.concerns(server.module()))
                .map(server -> attempt(() -> {
                    if (update.test(server)) {
                        updated.add(server);
                    }
                }))
                .reduce(areRead, Boolean::logicalAnd);
        if (!updated.isEmpty()) {
            build.log()
                    .info(updated.stream()
                            .map(server -> server.module().name())
                            .collect(Collectors.joining(", ", "Reloaded ", ": " + sources.describe() + " changed.")));
        }
        return areServed;
    }

    private void readAgain(List<RunningServer> servers, ServedSources sources) {
        sources.changedClasses().forEach(RecompiledClasses::reload);
        if (sources.changedPoms()) {
            build.readPomsAgain();
        }
        servers.replaceAll(server -> server.of(build.current(server.module())));
    }

    private boolean attempt(Runnable work) {
        try {
            work.run();
            return true;
        } catch (ServerlessException e) {
            build.log().error("The change is not served, what was served before still is: " + e.render());
            return true;
        } catch (UncheckedIOException e) {
            build.log().debug("Changes are not served yet: " + e.getMessage());
            return false;
        }
    }
}
