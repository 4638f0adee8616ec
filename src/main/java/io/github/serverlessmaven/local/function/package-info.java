/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Calls of functions: execution environments behind the Lambda Runtime API, concurrency and memory, asynchronous calls with retries and
 * destinations.
 * Imports {@code local.http}, {@code local.runtime}, {@code local.log}, {@code local.state}, {@code deploy}, {@code template} and {@code diagnostic}.
 */
@NullMarked
package io.github.serverlessmaven.local.function;

import org.jspecify.annotations.NullMarked;
