/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Amazon DynamoDB on this machine: DynamoDB Local in a JVM of its own, on the user's decision, with the tables that stacks declare.
 * Imports {@code local.service}, {@code local.runtime}, {@code local.state}, {@code deploy}, {@code template} and {@code diagnostic}.
 */
@NullMarked
package io.github.serverlessmaven.local.table;

import org.jspecify.annotations.NullMarked;
