/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Looks into what was built before anything is deployed: whether the handler is there and can be called, whether the runtime can load
 * the classes, whether AWS takes the size.
 *
 * <p>Imports {@code artifact}, {@code model}, {@code template} and {@code diagnostic}.
 */
@NullMarked
package io.github.serverlessmaven.inspect;

import org.jspecify.annotations.NullMarked;
