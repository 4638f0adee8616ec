/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * What may be configured: a {@link io.github.serverlessmaven.schema.Property} is the single source of binding, validation,
 * inheritance, unknown-key detection and documentation. Imports {@code config} and {@code diagnostic}.
 */
@NullMarked
package io.github.serverlessmaven.schema;

import org.jspecify.annotations.NullMarked;
