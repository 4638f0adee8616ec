/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.report;

import io.github.serverlessmaven.deploy.Pruner.Superseded;
import io.github.serverlessmaven.workflow.PruneService.Pruned;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What was deleted of a stack's old deployments, or would be, as lines of text. */
public final class PrunedList {

    private PrunedList() {}

    /** Renders it. */
    public static List<String> of(Pruned pruned) {
        Superseded found = pruned.superseded();
        if (found.isEmpty()) {
            return List.of("Stack " + pruned.stackName() + ": nothing to delete");
        }
        List<String> lines = new ArrayList<>();
        lines.add("Stack " + pruned.stackName() + ": "
                + (pruned.isDryRun() ? "would delete (dry run, nothing was deleted)" : "deleted"));
        found.functions().forEach((name, versions) -> lines.add("  function " + name + ": " + text(versions)));
        found.layers().forEach((name, versions) -> lines.add("  layer " + name + ": " + text(versions)));
        found.objects().forEach(key -> lines.add("  object " + key));
        found.images().forEach(digest -> lines.add("  image " + digest));
        return lines;
    }

    private static String text(List<Long> versions) {
        return (versions.size() == 1 ? "version " : "versions ")
                + versions.stream().sorted().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
