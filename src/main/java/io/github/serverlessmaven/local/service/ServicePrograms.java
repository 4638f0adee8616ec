/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.service;

import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The servers of others that the resources of a template need on this machine. */
public final class ServicePrograms {

    private static final Map<String, Function<String, ServerProgram>> BY_TYPE =
            Map.of("AWS::SQS::Queue", QueueServer::program);

    private ServicePrograms() {}

    /** The servers for a template, each once; conditions of resources do not count. */
    public static List<ServerProgram> of(Value.Mapping template, String region) {
        Set<String> types = template.section("Resources").entries().values().stream()
                .filter(Value.Mapping.class::isInstance)
                .flatMap(resource -> ((Value.Mapping) resource).text("Type").stream())
                .collect(Collectors.toSet());
        return BY_TYPE.entrySet().stream()
                .filter(server -> types.contains(server.getKey()))
                .map(server -> server.getValue().apply(region))
                .distinct()
                .toList();
    }
}
