/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Variables ({@code ${self:custom.x}}, {@code ${opt:stage, 'dev'}} …) replaced by their values in a configuration tree.
 * Imports {@code config} and {@code diagnostic}.
 */
@NullMarked
package io.github.serverlessmaven.variable;

import org.jspecify.annotations.NullMarked;
