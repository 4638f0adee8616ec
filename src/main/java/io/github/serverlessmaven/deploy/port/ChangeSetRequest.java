/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.port;

import io.github.serverlessmaven.manifest.StackOptions;
import java.util.Map;
import java.util.Optional;

/**
 * What a change set is to change.
 *
 * @param stackName the stack
 * @param name the change set's name, unique within the stack
 * @param creates whether the stack is created
 * @param template the template
 * @param transforms whether the template has macros, which need a permission of their own
 * @param parameters values of the template's parameters; empty for one that keeps the value it has
 * @param tags the stack's tags
 * @param options how the stack is treated; its tags and parameters are those configured, which may be fewer
 */
public record ChangeSetRequest(
        String stackName,
        String name,
        boolean creates,
        TemplateSource template,
        boolean transforms,
        Map<String, Optional<String>> parameters,
        Map<String, String> tags,
        StackOptions options) {

    /** Copies the maps. */
    public ChangeSetRequest {
        parameters = Map.copyOf(parameters);
        tags = Map.copyOf(tags);
    }

    /** Where the template is. */
    public sealed interface TemplateSource {}

    /**
     * A template in the request itself.
     *
     * @param text at most 51,200 bytes ("AWS CloudFormation quotas")
     */
    public record Inline(String text) implements TemplateSource {}

    /**
     * A template in a bucket.
     *
     * @param bucket the bucket's name
     * @param key the object's key
     */
    public record Stored(String bucket, String key) implements TemplateSource {}
}
