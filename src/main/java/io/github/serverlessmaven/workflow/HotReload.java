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
import java.util.stream.Collectors;

/**
 * Updates services when classes of the build are compiled again, or their configuration changes. After a change that cannot be used,
 * the state of before stays.
 *
 * @param build the running build
 * @param update packages and deploys services again
 * @param done what has happened then, in a word: {@code Reloaded}
 * @param refusal the beginning of the message for a change that cannot be used, before the reason
 */
record HotReload(BuildContext build, Update update, String done, String refusal) {

    /** Packages and deploys again. */
    @FunctionalInterface
    interface Update {

        /** Packages and deploys a service; whether it differs from before. */
        boolean apply(ServiceModule module);

        /** Classes have begun to change; a service will be updated once they do not any more. */
        default void expect() {}
    }

    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(50);

    /** In terms of the time that a look takes, so that many files do not keep a processor busy. */
    private static final int PAUSE = 4;

    /**
     * Watches until the thread is interrupted.
     *
     * @param services the modules of the services
     * @param sources watched since before the services were packaged
     * @param reload whether changes count; without them this only waits
     */
    void follow(List<ServiceModule> services, ServedSources sources, Clock clock, boolean reload) {
        List<ServiceModule> modules = new ArrayList<>(services);
        Duration pause = SHORTEST_PAUSE;
        boolean expected = false;
        while (!Thread.currentThread().isInterrupted()) {
            clock.sleep(pause);
            if (!reload) {
                continue;
            }
            long begin = clock.ticks();
            boolean changed = sources.look();
            pause = pauseAfter(Duration.ofNanos(clock.ticks() - begin));
            if (!expected && sources.classesMove()) {
                expected = true;
                update.expect();
            }
            if (changed && isDone(modules, sources)) {
                sources.done();
                expected = false;
            }
        }
    }

    /** How long to wait after a look that took a time. */
    static Duration pauseAfter(Duration look) {
        Duration pause = look.multipliedBy(PAUSE);
        return pause.compareTo(SHORTEST_PAUSE) > 0 ? pause : SHORTEST_PAUSE;
    }

    /** Whether there is nothing more to do for the changes; a build that is at work in another terminal is waited for. */
    private boolean isDone(List<ServiceModule> modules, ServedSources sources) {
        List<ServiceModule> updated = new ArrayList<>();
        boolean areRead = attempt(() -> readAgain(modules, sources));
        boolean areUsed = modules.stream()
                .filter(module -> areRead && sources.concerns(module))
                .map(module -> attempt(() -> {
                    if (update.apply(module)) {
                        updated.add(module);
                    }
                }))
                .reduce(areRead, Boolean::logicalAnd);
        if (!updated.isEmpty()) {
            build.log()
                    .info(updated.stream()
                            .map(ServiceModule::name)
                            .collect(Collectors.joining(", ", done + " ", ": " + sources.describe() + " changed.")));
        }
        return areUsed;
    }

    private void readAgain(List<ServiceModule> modules, ServedSources sources) {
        sources.changedClasses().forEach(RecompiledClasses::reload);
        if (sources.changedPoms()) {
            build.readPomsAgain();
        }
        modules.replaceAll(build::current);
    }

    private boolean attempt(Runnable work) {
        try {
            work.run();
            return true;
        } catch (ServerlessException e) {
            build.log().error(refusal + ": " + e.render());
            return true;
        } catch (UncheckedIOException e) {
            build.log().debug("Changes are not used yet: " + e.getMessage());
            return false;
        }
    }
}
