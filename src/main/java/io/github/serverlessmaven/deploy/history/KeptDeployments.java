/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.history;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the newest deployments of a stage use, and what only older ones used.
 *
 * @param oldest when the oldest one that is kept began; what is newer may belong to one that is not recorded yet
 * @param images the digests of the images that they use
 * @param superseded the keys of the objects that only older ones used
 */
public record KeptDeployments(Instant oldest, Set<String> images, List<String> superseded) {

    /** Where this plugin and Serverless put packages and templates; anything else in the bucket is not theirs to delete. */
    private static final Pattern ARTIFACT =
            Pattern.compile("(code|template|deployments|receipts)/.+|[0-9]{13}-[0-9]{4}-[^/]+/.+");

    /** Copies the collections. */
    public KeptDeployments {
        images = Set.copyOf(images);
        superseded = List.copyOf(superseded);
    }

    /**
     * Reads the records of the newest deployments.
     *
     * @param kept how many are kept, at least one
     * @param pinned keys of objects that are needed besides
     * @return empty if there are fewer, as right after an update of the plugin
     * @throws ServerlessException if a record is damaged
     */
    public static Optional<KeptDeployments> newest(int kept, DeploymentHistory history, Set<String> pinned) {
        String prefix = history.artifactPrefix() + "/";
        List<String> newestFirst = history.store().newestKeys(history.bucket(), prefix);
        List<String> records = history.recordsAmong(newestFirst);
        if (records.size() < kept) {
            return Optional.empty();
        }
        List<String> keptRecords = records.subList(0, kept);
        Set<String> needed = new HashSet<>(pinned);
        needed.addAll(keptRecords);
        Set<String> images = new HashSet<>();
        for (String key : keptRecords) {
            history.read(key).ifPresent(record -> {
                needed.addAll(record.objects());
                images.addAll(record.images());
            });
        }
        String oldest = keptRecords.get(kept - 1);
        List<String> superseded = newestFirst.stream()
                .skip(newestFirst.indexOf(oldest) + 1L)
                .filter(key -> !needed.contains(key)
                        && ARTIFACT.matcher(key.substring(prefix.length())).matches())
                .toList();
        return Optional.of(new KeptDeployments(
                PastDeployment.of(oldest, prefix).orElseThrow().time(), images, superseded));
    }
}
