/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * One class for each function property or small family of properties. Imports {@code schema}, {@code model},
 * {@code template} and {@code diagnostic}; features contribute without knowing each other; only a rule across
 * properties, and the choice of the alias, reads what another feature declares.
 */
@NullMarked
package io.github.serverlessmaven.feature;

import org.jspecify.annotations.NullMarked;
