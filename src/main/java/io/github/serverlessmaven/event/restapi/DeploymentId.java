/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.restapi;

import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Names the deployment for what is deployed: API Gateway deploys an API as it is when a deployment is made, so that a change needs a
 * new one, and no change none.
 */
final class DeploymentId {

    private static final String TYPES = "AWS::ApiGateway::";
    private static final String PLACEHOLDER = RestApiIds.DEPLOYMENT.text();
    private static final int LENGTH = 16;

    /** What changes nothing of a deployment. */
    private static final Set<String> OTHERS = Set.of(
            TYPES + "ApiKey",
            TYPES + "UsagePlan",
            TYPES + "UsagePlanKey",
            TYPES + "Account",
            TYPES + "DomainName",
            TYPES + "BasePathMapping");

    private DeploymentId() {}

    static Value.Mapping addTo(Value.Mapping template) {
        Value.Mapping resources = template.section("Resources");
        if (resources.get(PLACEHOLDER).isEmpty()) {
            return template;
        }
        Map<String, Value> deployed = new TreeMap<>();
        resources.entries().forEach((id, resource) -> {
            String type = resources.section(id).text("Type").orElse("");
            if (type.startsWith(TYPES) && !OTHERS.contains(type)) {
                deployed.put(id, resource);
            }
        });
        String hash = sha256(Json.compact(new Value.Mapping(deployed))).substring(0, LENGTH);
        return (Value.Mapping) renamed(template, PLACEHOLDER + hash);
    }

    private static Value renamed(Value value, String id) {
        if (value instanceof Value.Mapping mapping) {
            Value.MappingBuilder changed = Value.mapping();
            mapping.entries()
                    .forEach((key, item) -> changed.put(key.equals(PLACEHOLDER) ? id : key, renamed(item, id)));
            return changed.build();
        }
        if (value instanceof Value.Sequence sequence) {
            return new Value.Sequence(
                    sequence.items().stream().map(item -> renamed(item, id)).toList());
        }
        return value.equals(Value.of(PLACEHOLDER)) ? Value.of(id) : value;
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
