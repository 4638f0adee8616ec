/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.step;

import io.github.serverlessmaven.deploy.port.ArtifactStore;
import io.github.serverlessmaven.deploy.progress.ArtifactProgress;
import io.github.serverlessmaven.deploy.progress.DeployEvent;
import io.github.serverlessmaven.deploy.stack.DeploymentException;
import io.github.serverlessmaven.manifest.Manifest.PackagedArtifact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Uploads the packages that the bucket does not have, several at a time; reports them in the order of the manifest. Those of an
 * earlier deployment are there. Reads {@code artifacts} and {@code bucket.encryption}.
 */
public final class UploadArtifacts implements DeploymentStep {

    /** How many packages are uploaded at a time. */
    private static final int PARALLEL = 4;

    @Override
    public void run(DeploymentContext context) {
        Map<String, PackagedArtifact> byKey = new LinkedHashMap<>();
        context.manifest().artifacts().forEach(artifact -> byKey.putIfAbsent(artifact.key(), artifact));
        if (byKey.isEmpty() || context.folder().rollbackOf().isPresent()) {
            return;
        }
        ExecutorService pool = Executors.newFixedThreadPool(Math.min(PARALLEL, byKey.size()), UploadArtifacts::thread);
        try {
            uploadAll(context, byKey.values(), pool);
        } finally {
            pool.shutdownNow();
        }
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "serverless-upload");
        thread.setDaemon(true);
        return thread;
    }

    private static void uploadAll(
            DeploymentContext context, Collection<PackagedArtifact> artifacts, ExecutorService pool) {
        ArtifactStore store = context.store();
        String bucket = context.bucket();
        Map<PackagedArtifact, Future<Boolean>> uploads = new LinkedHashMap<>();
        artifacts.forEach(artifact ->
                uploads.put(artifact, pool.submit(() -> uploadIfMissing(store, bucket, context, artifact))));
        List<RuntimeException> failures = new ArrayList<>();
        uploads.forEach((artifact, upload) -> {
            try {
                if (upload.get()) {
                    report(context, new ArtifactProgress.Uploaded(artifact.path(), artifact.size()));
                }
            } catch (ExecutionException e) {
                failures.add(failure(e));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new DeploymentException(
                        "Interrupted while packages are uploaded.",
                        "Run the goal again: packages that have arrived are not uploaded again.");
            }
        });
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
    }

    private static boolean uploadIfMissing(
            ArtifactStore store, String bucket, DeploymentContext context, PackagedArtifact artifact) {
        if (context.isListed(artifact.key()).orElseGet(() -> store.contains(bucket, artifact.key()))) {
            return false;
        }
        store.upload(
                bucket,
                artifact.key(),
                context.folder().file(artifact),
                context.folder().digest(artifact),
                sent -> report(context, new ArtifactProgress.Uploading(artifact.path(), sent, artifact.size())));
        return true;
    }

    /** Listeners hear one thing at a time. */
    private static void report(DeploymentContext context, DeployEvent event) {
        synchronized (context) {
            context.report(event);
        }
    }

    private static RuntimeException failure(ExecutionException failure) {
        return failure.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failure);
    }
}
