/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.feature;

/** What AWS offers on some runtimes only. */
enum RuntimeAbility {
    /** Starts from snapshots: "Supported features and limitations" of Lambda SnapStart in the AWS Lambda developer guide. */
    SNAP_START("snapStart"),
    /** Executions that outlive an invocation: "Supported runtimes for durable functions" there. */
    DURABLE("durable"),
    /** EC2 instances that AWS manages: "Lambda Managed Instances runtimes" there. */
    MANAGED_INSTANCES("instances");

    private final String word;

    RuntimeAbility(String word) {
        this.word = word;
    }

    /** The word in the catalog of runtimes. */
    String word() {
        return word;
    }
}
