/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.step;

import io.github.serverlessmaven.deploy.function.TemplateFunction;
import io.github.serverlessmaven.deploy.stack.CoreTemplate;
import io.github.serverlessmaven.deploy.stack.DeployedStack;
import io.github.serverlessmaven.template.Value;
import java.util.Optional;

/**
 * The bucket with the packages that a stack was deployed with, which may be another one than it will be deployed with.
 *
 * @param stack the stack
 * @param artifactPrefix where the stage's files stand in the bucket, without a trailing slash
 */
public record ArtifactBucket(DeployedStack stack, String artifactPrefix) {

    /** Its name; empty if there are no packages in a bucket that is known. */
    public Optional<String> name() {
        return stack.template().flatMap(this::of);
    }

    private Optional<String> of(Value.Mapping template) {
        if (!CoreTemplate.resources(template).entries().isEmpty()) {
            return stack.bucket();
        }
        return TemplateFunction.of(template).stream()
                .filter(function -> function.codeKey()
                        .filter(key -> key.startsWith(artifactPrefix + "/"))
                        .isPresent())
                .flatMap(function -> function.properties().section("Code").text("S3Bucket").stream())
                .findFirst();
    }
}
