/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The use cases, each one class: load, package, inspect, deploy, remove, invoke, follow logs, serve. Sees Maven only through
 * {@link io.github.serverlessmaven.workflow.BuildContext}.
 *
 * <p>Imports {@code aws}, {@code local}, {@code deploy}, {@code compile}, {@code feature}, {@code image}, {@code inspect},
 * {@code artifact}, {@code model}, {@code schema}, {@code variable}, {@code config}, {@code manifest}, {@code template}
 * and {@code diagnostic}.
 */
@NullMarked
package io.github.serverlessmaven.workflow;

import org.jspecify.annotations.NullMarked;
