/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Tests of a service on this machine: {@link io.github.serverlessmaven.junit.ServerlessTest} has it served for a class of tests,
 * {@link io.github.serverlessmaven.junit.ServiceUnderTest} calls its functions.
 *
 * <p>Imports none: this package is a jar of its own, which runs with the tests. What serves the functions is another process.
 */
@NullMarked
package io.github.serverlessmaven.junit;

import org.jspecify.annotations.NullMarked;
