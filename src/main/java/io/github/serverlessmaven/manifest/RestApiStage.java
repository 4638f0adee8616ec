/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.manifest;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the stage of a REST API is set up. CloudFormation takes no settings for a stage that exists, as it does from the second deployment of
 * an API on.
 *
 * @param api the logical id of the API; empty if nothing is set
 * @param name the name of the stage
 * @param settings values by their paths, as {@code UpdateStage} of Amazon API Gateway names them; <code>${Name}</code> stands for the name
 *     that AWS gave a resource of the stack, <code>${AWS::Region}</code> and its like for what they mean in templates
 * @param absent paths of what must not be set
 * @param tags tags that the stage has; it may have others
 */
public record RestApiStage(
        String api, String name, Map<String, String> settings, List<String> absent, Map<String, String> tags) {

    /** No stage is set up. */
    public static final RestApiStage NONE = new RestApiStage("", "", Map.of(), List.of(), Map.of());

    /** Copies the collections. */
    public RestApiStage {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        absent = List.copyOf(absent);
        tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
    }

    /** Whether there is nothing to set up, whatever the stage is like. */
    public boolean changesNothing() {
        return settings.isEmpty() && absent.isEmpty() && tags.isEmpty();
    }
}
