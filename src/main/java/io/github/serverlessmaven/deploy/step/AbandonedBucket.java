/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.step;

import io.github.serverlessmaven.template.Value;
import java.util.Map;

/**
 * The stack's own bucket, when the service changes over to an existing one. CloudFormation does not delete a bucket that holds objects,
 * and a deployment that fails needs its packages to go back; so the stack keeps it until the functions have changed over, and leaves it
 * with a second update.
 *
 * @param name its name
 * @param resources what the deployed template has of it
 * @param stays whether it stays where it is, because it holds objects of others or is the very bucket that is changed over to
 */
record AbandonedBucket(String name, Value.Mapping resources, boolean stays) {

    /** A template that has the bucket besides. */
    Value.Mapping keptBy(Value.Mapping template) {
        Value.Mapping all = template.get("Resources").orElse(Value.Mapping.EMPTY) instanceof Value.Mapping wanted
                ? wanted
                : Value.Mapping.EMPTY;
        for (Map.Entry<String, Value> resource : resources.entries().entrySet()) {
            Value.Mapping kept = (Value.Mapping) resource.getValue();
            all = all.with(resource.getKey(), stays ? kept.with("DeletionPolicy", Value.of("Retain")) : kept);
        }
        return template.with("Resources", all);
    }
}
