/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        while (!Thread.currentThread().isInterrupted()) {
            servers.get(0).target().clock().sleep(INTERVAL);
            List<RecompiledClasses> changed = watches.entrySet().stream()
                    .filter(watch -> watch.getValue().changed())
                    .map(Map.Entry::getKey)
                    .toList();
            if (reload && !changed.isEmpty()) {
                reload(servers, changed);
            }
        }
    }

    private void reload(List<RunningServer> servers, List<RecompiledClasses> changed) {
        if (!succeeds(() -> changed.forEach(RecompiledClasses::reload))) {
            return;
        }
        boolean updated = true;
        for (RunningServer running : servers) {
            updated &= succeeds(() -> update.accept(running));
        }
        if (updated) {
            build.log().info("Reloaded changed classes.");
        }
    }

    private boolean succeeds(Runnable step) {
        try {
            step.run();
            return true;
        } catch (ServerlessException e) {
            build.log().error("Changed classes are not reloaded: " + e.render());
        } catch (UncheckedIOException e) { // a compiler writes the files that are read
            build.log().error("Changed classes are not reloaded: " + e.getMessage());
        }
        return false;
    }
}
