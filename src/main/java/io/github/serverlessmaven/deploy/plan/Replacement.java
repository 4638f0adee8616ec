/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.plan;

/** Whether a change of a property makes CloudFormation create a new resource and delete the old one. Worse comes later. */
public enum Replacement {
    /** The resource is changed in place. */
    NONE,
    /** It depends on values or on what CloudFormation alone knows. */
    POSSIBLE,
    /** The resource is replaced. */
    CERTAIN;

    /** The worse of two. */
    public Replacement or(Replacement other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
