/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy;

import io.github.serverlessmaven.artifact.Sha256;
import io.github.serverlessmaven.deploy.ChangeSetRequest.Inline;
import io.github.serverlessmaven.deploy.ChangeSetRequest.Stored;
import io.github.serverlessmaven.deploy.ChangeSetRequest.TemplateSource;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Puts templates that are too large for a request into the bucket. */
final class TemplateUpload {

    /** "AWS CloudFormation quotas" in its user guide. */
    private static final int LARGEST_INLINE_TEMPLATE = 51_200;

    private final ArtifactStore store;
    private final DeploymentFolder folder;
    private final String bucket;

    TemplateUpload(ArtifactStore store, DeploymentFolder folder, String bucket) {
        this.store = store;
        this.folder = folder;
        this.bucket = bucket;
    }

    /** How CloudFormation gets a template. */
    TemplateSource of(Value.Mapping template) {
        String compact = Json.compact(template);
        if (compact.getBytes(StandardCharsets.UTF_8).length <= LARGEST_INLINE_TEMPLATE) {
            return new Inline(compact);
        }
        return template.equals(folder.templateValue())
                ? stored(
                        folder.path().resolve(DeploymentFolder.TEMPLATE),
                        folder.manifest().template())
                : storedOnTheWay(compact);
    }

    private TemplateSource storedOnTheWay(String text) {
        try {
            Path file = Files.createTempFile("template", ".json");
            try {
                return stored(Files.writeString(file, text), Sha256.of(text));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private TemplateSource stored(Path file, Sha256 digest) {
        String key = folder.manifest().templateKey(digest);
        if (!store.contains(bucket, key)) {
            store.upload(bucket, key, file, digest);
        }
        return new Stored(bucket, key);
    }
}
