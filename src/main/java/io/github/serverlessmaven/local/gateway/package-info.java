/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Amazon API Gateway on this machine: which route of a deployed API a request belongs to, who may send it, what the function receives
 * and what its answer means. Knows nothing of servers and ports.
 * Imports {@code local.function}, {@code local.http}, {@code local.mapping}, {@code local.state}, {@code template} and
 * {@code diagnostic}.
 */
@NullMarked
package io.github.serverlessmaven.local.gateway;

import org.jspecify.annotations.NullMarked;
