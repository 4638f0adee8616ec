/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.plan;

import io.github.serverlessmaven.template.Value;
import java.util.Optional;

/**
 * An entry of a section other than {@code Resources} that changes.
 *
 * @param section such as {@code Outputs}
 * @param name of the entry, such as the output's; empty for a section that is one value, such as {@code Description}
 * @param before the value it has; empty if it is added
 * @param after the value it gets; empty if it is removed
 */
public record EntryChange(String section, String name, Optional<Value> before, Optional<Value> after) {}
