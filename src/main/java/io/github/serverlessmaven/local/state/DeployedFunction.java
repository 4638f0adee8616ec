/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.state;

import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A function that can be called, at one version. Two are equal if one execution environment can serve both.
 *
 * @param name its name
 * @param version {@code $LATEST} or a number
 * @param arn its ARN without version
 * @param properties those of {@code AWS::Lambda::Function}, resolved
 */
public record DeployedFunction(String name, String version, String arn, Value.Mapping properties) {

    /** What the runtime calls; empty for images. */
    public String handler() {
        return Values.text(properties, "Handler");
    }

    /** Such as {@code java21}; empty for images. */
    public String runtime() {
        return Values.text(properties, "Runtime");
    }

    /** In MB. */
    public int memorySize() {
        return Values.number(properties, "MemorySize", 128);
    }

    /** In seconds. */
    public int timeout() {
        return Values.number(properties, "Timeout", 3);
    }

    /** The environment variables of its configuration. */
    public Map<String, String> environment() {
        return Values.texts(Values.mapping(Values.mapping(properties, "Environment"), "Variables"));
    }

    /** Where its logs are: {@code /aws/lambda/<name>} unless the configuration says otherwise. */
    public String logGroup() {
        return Values.find(Values.mapping(properties, "LoggingConfig"), "LogGroup")
                .orElse("/aws/lambda/" + name);
    }

    /** How many calls may run at the same time, if that is limited. */
    public OptionalInt reservedConcurrency() {
        int limit = Values.number(properties, "ReservedConcurrentExecutions", -1);
        return limit < 0 ? OptionalInt.empty() : OptionalInt.of(limit);
    }

    /** Where it runs in AWS: {@code x86_64} or {@code arm64}. */
    public String architecture() {
        return Values.items(properties, "Architectures").stream()
                .map(Values::scalar)
                .findFirst()
                .orElse("x86_64");
    }

    /** Whether AWS starts it from a snapshot. */
    public boolean hasSnapStart() {
        return Values.text(Values.mapping(properties, "SnapStart"), "ApplyOn").equals("PublishedVersions");
    }

    /** Where its code is. */
    public Value.Mapping code() {
        return Values.mapping(properties, "Code");
    }

    /** Whether another one differs from it in nothing but its code. */
    public boolean differsOnlyInCodeFrom(DeployedFunction other) {
        return !equals(other) && withoutCode().equals(other.withoutCode());
    }

    private DeployedFunction withoutCode() {
        return new DeployedFunction(name, version, arn, properties.without("Code"));
    }

    /** The ARNs of its layers, the lowest first. */
    public List<String> layers() {
        return Values.items(properties, "Layers").stream().map(Values::scalar).toList();
    }

    /** The ARN of a queue or topic for events that failed. */
    public Optional<String> deadLetterTarget() {
        return Values.find(Values.mapping(properties, "DeadLetterConfig"), "TargetArn");
    }
}
