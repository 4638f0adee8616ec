/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.port;

/**
 * What a change set would do with a resource.
 *
 * @param logicalId its logical id
 * @param type its type
 * @param effect what happens
 */
public record PlannedChange(String logicalId, String type, Effect effect) {

    /** What happens to a resource. */
    public enum Effect {
        /** It is created, or taken into the stack. */
        ADD,
        /** It is changed in place. */
        UPDATE,
        /** It is changed in place or replaced, which is decided when the change set is executed. */
        MAY_REPLACE,
        /** A new one is created and the old one is deleted. */
        REPLACE,
        /** It leaves the stack. */
        REMOVE
    }
}
