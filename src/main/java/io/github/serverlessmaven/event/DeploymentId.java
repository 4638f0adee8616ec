/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event;

import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.Value;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Names the deployment of an API for what is deployed: API Gateway deploys an API as it is when a deployment is made, so that a change
 * needs a new one, and no change none.
 */
public final class DeploymentId {

    private static final int LENGTH = 16;

    private DeploymentId() {}

    /**
     * The template with a hash at the end of the deployment's logical id; unchanged if it has no such deployment.
     *
     * @param id the logical id without the hash
     * @param isDeployed whether a resource of the template is a part of what is deployed
     */
    public static Value.Mapping addTo(Value.Mapping template, LogicalId id, Predicate<Value.Mapping> isDeployed) {
        Value.Mapping resources = template.section("Resources");
        if (resources.get(id.text()).isEmpty()) {
            return template;
        }
        Map<String, Value> deployed = new TreeMap<>();
        resources.entries().forEach((key, resource) -> {
            if (isDeployed.test(resources.section(key))) {
                deployed.put(key, resource);
            }
        });
        String hash = sha256(Json.compact(new Value.Mapping(deployed))).substring(0, LENGTH);
        return (Value.Mapping) renamed(template, id.text(), id.text() + hash);
    }

    private static Value renamed(Value value, String from, String to) {
        if (value instanceof Value.Mapping mapping) {
            Value.MappingBuilder changed = Value.mapping();
            mapping.entries().forEach((key, item) -> changed.put(key.equals(from) ? to : key, renamed(item, from, to)));
            return changed.build();
        }
        if (value instanceof Value.Sequence sequence) {
            return new Value.Sequence(sequence.items().stream()
                    .map(item -> renamed(item, from, to))
                    .toList());
        }
        return value.equals(Value.of(from)) ? Value.of(to) : value;
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
