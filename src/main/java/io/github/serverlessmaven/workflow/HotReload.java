/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Updates what is served when classes of the build are compiled again.
 *
 * @param build the running build
 * @param update packages and deploys a service again
 */
record HotReload(BuildContext build, Consumer<RunningServer> update) {

    private static final Duration INTERVAL = Duration.ofMillis(500);

    /**
     * Watches the classes of all modules, until the thread is interrupted.
     *
     * @param reload whether changes count; without them this only waits
     */
    void follow(List<RunningServer> servers, boolean reload) {
        Map<RecompiledClasses, ClassesWatch> watches = new LinkedHashMap<>();
        if (servers.stream().anyMatch(running -> running.module().hasPom())) {
            build.classes().forEach(classes -> watches.put(classes, new ClassesWatch(classes.folder())));
        }
        Path jars = servers.get(0).target().folder().resolve("jars");
        watches.keySet().forEach(classes -> classes.keepJar(jars));
        Set<RecompiledClasses> pending = new LinkedHashSet<>();
        while (!Thread.currentThread().isInterrupted()) {
            servers.get(0).target().clock().sleep(INTERVAL);
            watches.entrySet().stream()
                    .filter(watch -> watch.getValue().changed())
                    .map(Map.Entry::getKey)
                    .forEach(pending::add);
            boolean atRest = watches.values().stream().noneMatch(ClassesWatch::isBusy);
            if (reload && !pending.isEmpty() && atRest && isDone(servers, pending)) {
                pending.clear();
            }
        }
    }

    /** Whether there is nothing more to do for the changes; a build that is at work in another terminal is waited for. */
    private boolean isDone(List<RunningServer> servers, Set<RecompiledClasses> changed) {
        try {
            changed.forEach(RecompiledClasses::reload);
            servers.forEach(update);
            build.log().info("Reloaded changed classes.");
            return true;
        } catch (ServerlessException e) {
            build.log().error("Changed classes are not reloaded: " + e.render());
            return true;
        } catch (UncheckedIOException e) {
            build.log().debug("Changed classes are not reloaded yet: " + e.getMessage());
            return false;
        }
    }
}
