/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Deletes what earlier deployments left in the bucket, as far as the service asks for it. */
final class ArtifactCleanup {

    private final ArtifactStore store;

    ArtifactCleanup(ArtifactStore store) {
        this.store = store;
    }

    /** Deletes the oldest objects of a stage; those of its newest deployment, which was successful, stay. */
    void clean(Manifest manifest, String bucket) {
        manifest.bucket().keptArtifacts().ifPresent(kept -> {
            Set<String> needed = new HashSet<>(Set.of(manifest.templateKey()));
            manifest.artifacts().forEach(artifact -> needed.add(artifact.key()));
            List<String> others = store.newestKeys(bucket, manifest.artifactPrefix() + "/").stream()
                    .filter(key -> !needed.contains(key))
                    .toList();
            others.stream().skip(kept).forEach(key -> store.deleteAll(bucket, key));
        });
    }
}
