/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy;

import io.github.serverlessmaven.template.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How CloudFormation treats the stack, beside its template.
 *
 * @param tags the configured tags of the stack
 * @param parameters the configured values of the template's parameters; empty for one that keeps its value
 * @param notificationArns the topics that get the stack's events
 * @param rollback the alarms that roll a deployment back
 * @param keepsFailures whether a failed deployment is left as it is and not rolled back
 * @param policy which resources may be updated
 * @param role the ARN of the role in which CloudFormation works; the caller's rights hold if empty
 * @param isProtected whether the stack cannot be deleted; as it is if empty
 */
public record StackOptions(
        Map<String, String> tags,
        Map<String, Optional<String>> parameters,
        List<String> notificationArns,
        Optional<Rollback> rollback,
        boolean keepsFailures,
        Optional<Value.Mapping> policy,
        Optional<String> role,
        Optional<Boolean> isProtected) {

    /** Nothing configured. */
    public static final StackOptions NONE = tagged(Map.of());

    /** Copies the collections. */
    public StackOptions {
        tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        notificationArns = List.copyOf(notificationArns);
    }

    /** Nothing but tags. */
    public static StackOptions tagged(Map<String, String> tags) {
        return new StackOptions(
                tags,
                Map.of(),
                List.of(),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * The alarms that roll a deployment back.
     *
     * @param alarms the types of the alarms by their ARNs
     * @param minutes how long after a deployment they still count
     */
    public record Rollback(Map<String, String> alarms, int minutes) {

        /** Copies the map. */
        public Rollback {
            alarms = Collections.unmodifiableMap(new LinkedHashMap<>(alarms));
        }

        private Value.Mapping toValue() {
            return Value.mapping()
                    .put("alarms", texts(alarms))
                    .put("minutes", Value.of(minutes))
                    .build();
        }

        private static Rollback of(JsonFields fields) {
            return new Rollback(fields.textByKey("alarms"), (int) fields.number("minutes"));
        }
    }

    /** As JSON of the manifest. */
    Value.Mapping toValue() {
        Map<String, String> given = new LinkedHashMap<>();
        parameters.forEach((key, value) -> value.ifPresent(present -> given.put(key, present)));
        return Value.mapping()
                .put("tags", texts(tags))
                .put("parameters", texts(given))
                .put(
                        "keptParameters",
                        Value.texts(parameters.keySet().stream()
                                .filter(key -> !given.containsKey(key))
                                .toList()))
                .put("notificationArns", Value.texts(notificationArns))
                .put("rollback", rollback.map(Rollback::toValue))
                .put("keepsFailures", Value.of(keepsFailures))
                .put("policy", policy)
                .put("role", role.map(Value::of))
                .put("isProtected", isProtected.map(Value::of))
                .build();
    }

    private static Value.Mapping texts(Map<String, String> texts) {
        Value.MappingBuilder mapping = Value.mapping();
        texts.forEach(mapping::put);
        return mapping.build();
    }

    static StackOptions of(JsonFields fields) {
        Map<String, Optional<String>> parameters = new LinkedHashMap<>();
        fields.textByKey("parameters").forEach((key, value) -> parameters.put(key, Optional.of(value)));
        fields.texts("keptParameters").forEach(key -> parameters.put(key, Optional.empty()));
        return new StackOptions(
                fields.textByKey("tags"),
                parameters,
                fields.texts("notificationArns"),
                fields.value("rollback").map(present -> Rollback.of(fields.section("rollback"))),
                fields.flag("keepsFailures"),
                fields.value("policy").map(present -> fields.section("policy").mapping()),
                fields.optionalText("role"),
                fields.value("isProtected").map(present -> fields.flag("isProtected")));
    }
}
