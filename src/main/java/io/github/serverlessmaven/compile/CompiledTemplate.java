/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import io.github.serverlessmaven.template.FunctionEndpoint;
import io.github.serverlessmaven.template.Value;
import java.util.List;

/**
 * What a service is compiled to.
 *
 * @param template the CloudFormation template
 * @param sources by JSON pointers into the template, the place in the user's files that causes what stands there, as
 *     {@code serverless.yml:14:16}
 * @param endpoints where the functions are reached, in the order configured
 */
public record CompiledTemplate(Value.Mapping template, Value.Mapping sources, List<FunctionEndpoint> endpoints) {

    /** Copies the list. */
    public CompiledTemplate {
        endpoints = List.copyOf(endpoints);
    }
}
