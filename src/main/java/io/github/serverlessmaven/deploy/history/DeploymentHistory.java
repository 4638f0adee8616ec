/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.history;

import io.github.serverlessmaven.deploy.port.ArtifactStore;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The deployments of a stage that the bucket has records of.
 *
 * @param store the buckets, encrypting as the deployment does
 * @param bucket the bucket
 * @param artifactPrefix where the stage's files stand in it, without a trailing slash
 */
public record DeploymentHistory(ArtifactStore store, String bucket, String artifactPrefix) {

    private static final Pattern NAME = Pattern.compile("[0-9]{13}-[0-9a-f]{12}[.]json");

    /** All deployments that the bucket has, those of Serverless included, the newest first. */
    public List<PastDeployment> all() {
        return store.newestKeys(bucket, artifactPrefix + "/").stream()
                .flatMap(key -> PastDeployment.of(key, artifactPrefix + "/").stream())
                .sorted(Comparator.comparing(PastDeployment::id).reversed())
                .toList();
    }

    /**
     * The template that a deployment brought to the stack, as it was given.
     *
     * @return empty if it was deleted meanwhile
     * @throws ServerlessException if it is damaged
     */
    public Optional<String> template(PastDeployment deployment) {
        return deployment.isRecorded()
                ? read(deployment.key()).map(DeploymentRecord::template)
                : store.read(bucket, deployment.key());
    }

    /** The keys of all records, the newest deployment first. */
    public List<String> keys() {
        return recordsAmong(store.newestKeys(bucket, prefix()));
    }

    /** The keys of records among keys of the bucket, the newest deployment first. */
    public List<String> recordsAmong(List<String> keys) {
        return keys.stream()
                .filter(key -> key.startsWith(prefix())
                        && NAME.matcher(key.substring(prefix().length())).matches())
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    /**
     * Reads a record.
     *
     * @return empty if it was deleted meanwhile
     * @throws ServerlessException if it is damaged
     */
    public Optional<DeploymentRecord> read(String key) {
        return store.read(bucket, key).map(text -> RecordJson.read(text, key));
    }

    /** Writes a record. */
    public void write(DeploymentRecord record) {
        store.write(bucket, key(record), RecordJson.write(record));
    }

    /** Deletes a record. */
    public void delete(DeploymentRecord record) {
        store.deleteAll(bucket, key(record));
    }

    private String key(DeploymentRecord record) {
        return prefix() + record.id() + ".json";
    }

    private String prefix() {
        return artifactPrefix + "/deployments/";
    }
}
