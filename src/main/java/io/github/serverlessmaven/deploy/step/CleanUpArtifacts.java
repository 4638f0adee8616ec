/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.step;

import io.github.serverlessmaven.deploy.history.DeploymentHistory;
import io.github.serverlessmaven.deploy.stack.DeployEvent;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.manifest.Manifest;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Deletes what only the oldest deployments of the stage use from the bucket: the newest one and so many before it keep all their objects,
 * which their records name. Reads {@code bucket.keptArtifacts}.
 */
public final class CleanUpArtifacts implements DeploymentStep {

    /** Where this plugin and Serverless put packages and templates; anything else in the bucket is not theirs to delete. */
    private static final Pattern ARTIFACT =
            Pattern.compile("(code|template|deployments)/.+|[0-9]{13}-[0-9]{4}-[^/]+/.+");

    @Override
    public void run(DeploymentContext context) {
        context.manifest().bucket().keptArtifacts().ifPresent(kept -> {
            try {
                cleanUp(context, kept);
            } catch (ServerlessException failure) {
                context.report(new DeployEvent.NotCleanedUp(context.bucket(), failure.render()));
            }
        });
    }

    private static void cleanUp(DeploymentContext context, int kept) {
        String prefix = context.manifest().artifactPrefix() + "/";
        List<String> newestFirst = context.store().newestKeys(context.bucket(), prefix);
        List<String> records = context.history().recordsAmong(newestFirst);
        if (records.size() <= kept + 1) {
            return;
        }
        List<String> keptRecords = records.subList(0, kept + 1);
        Set<String> needed = needed(context, keptRecords);
        // Newer objects may belong to a deployment that is not recorded yet.
        int oldest = newestFirst.indexOf(keptRecords.get(kept));
        newestFirst.stream()
                .skip(oldest + 1L)
                .filter(key -> !needed.contains(key)
                        && ARTIFACT.matcher(key.substring(prefix.length())).matches())
                .forEach(key -> context.store().deleteAll(context.bucket(), key));
    }

    private static Set<String> needed(DeploymentContext context, List<String> records) {
        Manifest manifest = context.manifest();
        DeploymentHistory history = context.history();
        Set<String> needed = new HashSet<>(records);
        needed.add(manifest.templateKey());
        manifest.artifacts().forEach(artifact -> needed.add(artifact.key()));
        records.stream()
                .map(history::read)
                .flatMap(Optional::stream)
                .forEach(record -> needed.addAll(record.objects()));
        return needed;
    }
}
