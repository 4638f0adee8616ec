/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The process of a function: its code and layers unpacked, the command of its runtime, its environment variables.
 * Imports {@code local.log}, {@code local.source}, {@code local.state}, {@code template} and {@code diagnostic}.
 */
@NullMarked
package io.github.serverlessmaven.local.runtime;

import org.jspecify.annotations.NullMarked;
