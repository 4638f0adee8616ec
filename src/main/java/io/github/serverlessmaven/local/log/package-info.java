/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The logs of functions: a file for each execution environment, read as CloudWatch Logs shows them.
 * Imports {@code local.state}, {@code deploy} and {@code diagnostic}.
 */
@NullMarked
package io.github.serverlessmaven.local.log;

import org.jspecify.annotations.NullMarked;
