/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * A service as the compiler sees it: names, functions with their effective settings, and their code.
 * Imports {@code schema}, {@code config}, {@code manifest}, {@code template} and {@code diagnostic}.
 */
@NullMarked
package io.github.serverlessmaven.model;

import org.jspecify.annotations.NullMarked;
