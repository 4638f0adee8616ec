/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * HTTP on this machine, and who may speak to it. Knows nothing of functions; the only user of Apache HttpComponents beside
 * {@code local.function}.
 * Imports {@code template} and {@code diagnostic}.
 */
@NullMarked
package io.github.serverlessmaven.local.http;

import org.jspecify.annotations.NullMarked;
