/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local;

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
record DeployedFunction(String name, String version, String arn, Value.Mapping properties) {

    String handler() {
        return Values.text(properties, "Handler");
    }

    String runtime() {
        return Values.text(properties, "Runtime");
    }

    /** In MB. */
    int memorySize() {
        return Values.number(properties, "MemorySize", 128);
    }

    /** In seconds. */
    int timeout() {
        return Values.number(properties, "Timeout", 3);
    }

    Map<String, String> environment() {
        return Values.texts(Values.mapping(Values.mapping(properties, "Environment"), "Variables"));
    }

    String logGroup() {
        return Values.find(Values.mapping(properties, "LoggingConfig"), "LogGroup")
                .orElse("/aws/lambda/" + name);
    }

    /** How many calls may run at the same time, if that is limited. */
    OptionalInt reservedConcurrency() {
        int limit = Values.number(properties, "ReservedConcurrentExecutions", -1);
        return limit < 0 ? OptionalInt.empty() : OptionalInt.of(limit);
    }

    Value.Mapping code() {
        return Values.mapping(properties, "Code");
    }

    /** The ARNs of its layers, the lowest first. */
    List<String> layers() {
        return Values.items(properties, "Layers").stream().map(Values::scalar).toList();
    }

    /** The ARN of a queue or topic for events that failed. */
    Optional<String> deadLetterTarget() {
        return Values.find(Values.mapping(properties, "DeadLetterConfig"), "TargetArn");
    }
}
