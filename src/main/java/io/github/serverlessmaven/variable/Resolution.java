/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.variable;

import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.config.ConfigNode.Scalar;
import java.util.Optional;
import java.util.function.Function;

/**
 * A configuration whose variables were resolved.
 *
 * @param configuration the configuration without variables; what could not be resolved stays as written
 * @param targets for a text that is wholly a variable, what is written where the variable leads, variables of its own included; for any
 *     other text, nothing
 */
public record Resolution(ConfigNode.Mapping configuration, Function<Scalar, Optional<ConfigNode>> targets) {}
