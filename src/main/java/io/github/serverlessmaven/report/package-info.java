/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * What a person or a script reads: package sizes as table, JSON and page, the deployed stack, and the effective configuration.
 *
 * <p>Imports {@code workflow} (results), {@code compile} (the schema), {@code deploy}, {@code local} (cold starts), {@code inspect},
 * {@code artifact}, {@code model}, {@code config}, {@code template} and {@code diagnostic}.
 */
@NullMarked
package io.github.serverlessmaven.report;

import org.jspecify.annotations.NullMarked;
