/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Messages of SQS queues. */
@NullMarked
package io.github.serverlessmaven.event.sqs;

import org.jspecify.annotations.NullMarked;
