/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Mapping templates and models of REST APIs: what Velocity's language, JsonPath and JSON Schema mean to Amazon API Gateway. Knows
 * nothing of requests. Imports {@code template}.
 */
@NullMarked
package io.github.serverlessmaven.local.mapping;

import org.jspecify.annotations.NullMarked;
