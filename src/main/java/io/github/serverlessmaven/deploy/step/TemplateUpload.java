/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.step;

import io.github.serverlessmaven.artifact.Sha256;
import io.github.serverlessmaven.deploy.folder.DeploymentFolder;
import io.github.serverlessmaven.deploy.port.ChangeSetRequest.Inline;
import io.github.serverlessmaven.deploy.port.ChangeSetRequest.Stored;
import io.github.serverlessmaven.deploy.port.ChangeSetRequest.TemplateSource;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Puts templates that are too large for a request into the bucket.
 *
 * @param context has the bucket
 */
record TemplateUpload(DeploymentContext context) {

    /** "AWS CloudFormation quotas" in its user guide. */
    private static final int LARGEST_INLINE_TEMPLATE = 51_200;

    /** Whether a template is too large for a request. */
    static boolean needsBucket(Value.Mapping template) {
        return Json.compact(template).getBytes(StandardCharsets.UTF_8).length > LARGEST_INLINE_TEMPLATE;
    }

    /** How CloudFormation gets a template. */
    TemplateSource of(Value.Mapping template) {
        String compact = Json.compact(template);
        if (!needsBucket(template)) {
            return new Inline(compact);
        }
        DeploymentFolder folder = context.folder();
        return template.equals(folder.template())
                ? stored(
                        folder.path().resolve(DeploymentFolder.TEMPLATE),
                        new Sha256(folder.manifest().templateSha256()))
                : storedTemporarily(compact);
    }

    private TemplateSource storedTemporarily(String text) {
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
        String key = context.manifest().templateKey(digest.hex());
        if (!context.store().contains(context.bucket(), key)) {
            context.store().upload(context.bucket(), key, file, digest);
        }
        return new Stored(context.bucket(), key);
    }
}
