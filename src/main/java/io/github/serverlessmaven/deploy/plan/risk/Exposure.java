/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.plan.risk;

import java.util.Optional;

/**
 * A way in for anybody.
 *
 * @param key the same for the same way in, in whatever resource it stands
 * @param condition the condition of the template under which it exists; empty if it always does
 * @param risk what it means, in words
 */
record Exposure(String key, Optional<String> condition, Risk risk) {

    static Exposure of(TemplateResource resource, String key, String text, String... path) {
        return new Exposure(key, resource.condition(), new Risk(resource.id(), text, resource.pointer(path)));
    }

    /** Whether another one is there whenever this one is. */
    boolean isIn(Exposure other) {
        return key.equals(other.key) && (other.condition.isEmpty() || other.condition.equals(condition));
    }
}
