/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.variable;

import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.config.ConfigNode.Scalar;
import io.github.serverlessmaven.config.ConfigNode.ScalarType;
import java.util.Optional;

/** Makes values that stand in no file. */
final class Scalars {

    private Scalars() {}

    /** Text whose meaning the property decides that it is given to: {@code 512} may be a number there. */
    static ConfigNode untyped(String text) {
        return new Scalar(text, ScalarType.UNTYPED, Optional.empty());
    }

    /** {@code true} or {@code false}. */
    static ConfigNode bool(boolean value) {
        return new Scalar(String.valueOf(value), ScalarType.BOOLEAN, Optional.empty());
    }

    /** Text that is nothing but text. */
    static ConfigNode text(String text) {
        return new Scalar(text, ScalarType.TEXT, Optional.empty());
    }
}
