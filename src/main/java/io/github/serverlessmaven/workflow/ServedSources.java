/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the served services are made of: classes of all modules, their POMs, and the other files of each service. */
final class ServedSources {

    private final Map<RecompiledClasses, FilesWatch> classes = new LinkedHashMap<>();
    private final Map<Path, FilesWatch> services = new LinkedHashMap<>();
    private final FilesWatch poms;
    private final Set<RecompiledClasses> changedClasses = new LinkedHashSet<>();
    private final Set<Path> changedServices = new LinkedHashSet<>();
    private boolean changedPoms;

    /** Watches what there is now. */
    ServedSources(BuildContext build, List<ServiceModule> modules) {
        if (modules.stream().anyMatch(ServiceModule::hasPom)) {
            build.classes().forEach(each -> classes.put(each, FilesWatch.ofClasses(each.folder())));
        }
        modules.forEach(module -> services.put(
                module.output(),
                new FilesWatch(() -> WatchedFolder.ofService(module).files())));
        poms = new FilesWatch(() -> files(build.poms()));
    }

    private static Map<Path, String> files(List<Path> paths) throws IOException {
        Map<Path, String> files = new TreeMap<>();
        for (Path path : paths) {
            files.put(path, Files.size(path) + " " + Files.getLastModifiedTime(path));
        }
        return files;
    }

    /** Copies the jars of all modules to where no other build deletes them. */
    void keepJars(Path folder) {
        classes.keySet().forEach(each -> each.keepJar(folder));
    }

    /** Looks again; whether something changed since the last {@link #done} and nothing changes at the moment. */
    boolean look() {
        classes.forEach((each, watch) -> {
            if (watch.changed()) {
                changedClasses.add(each);
            }
        });
        services.forEach((output, watch) -> {
            if (watch.changed()) {
                changedServices.add(output);
            }
        });
        changedPoms |= poms.changed();
        return (changedPoms || !changedClasses.isEmpty() || !changedServices.isEmpty())
                && classes.values().stream().noneMatch(FilesWatch::isBusy)
                && services.values().stream().noneMatch(FilesWatch::isBusy)
                && !poms.isBusy();
    }

    /** Whether the last look has seen other classes than there were when they counted last. */
    boolean classesMove() {
        return classes.values().stream().anyMatch(FilesWatch::moves);
    }

    /** The classes that were compiled again. */
    Set<RecompiledClasses> changedClasses() {
        return changedClasses;
    }

    /** Whether a POM changed. */
    boolean changedPoms() {
        return changedPoms;
    }

    /** Whether a service is packaged from something that changed. */
    boolean concerns(ServiceModule module) {
        return changedPoms || !changedClasses.isEmpty() || changedServices.contains(module.output());
    }

    /** What changed, in a word. */
    String describe() {
        return changedClasses.isEmpty() ? "its configuration or code" : "its classes";
    }

    /** What changed is dealt with. */
    void done() {
        changedClasses.clear();
        changedServices.clear();
        changedPoms = false;
    }
}
