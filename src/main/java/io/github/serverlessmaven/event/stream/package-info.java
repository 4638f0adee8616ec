/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Records of DynamoDB and Kinesis streams. */
@NullMarked
package io.github.serverlessmaven.event.stream;

import org.jspecify.annotations.NullMarked;
