/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Kinesis streams and streams of DynamoDB tables as sources of events: finds shards, reads records and calls functions with them as the
 * pollers of Lambda do, of whatever server answers the operations of these services.
 * Imports {@code local.function}, {@code local.filter}, {@code local.http}, {@code local.source}, {@code local.state}, {@code deploy}, {@code template} and
 * {@code diagnostic}.
 */
@NullMarked
package io.github.serverlessmaven.local.stream;

import org.jspecify.annotations.NullMarked;
