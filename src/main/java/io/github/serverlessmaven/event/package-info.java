/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * What invokes functions: one class for each type of event. Imports {@code feature}, {@code model}, {@code schema}, {@code config},
 * {@code manifest} (settings of deployments), {@code template} and {@code diagnostic}.
 */
@NullMarked
package io.github.serverlessmaven.event;

import org.jspecify.annotations.NullMarked;
