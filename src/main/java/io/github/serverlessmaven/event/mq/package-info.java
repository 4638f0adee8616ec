/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Messages of brokers of Amazon MQ. */
@NullMarked
package io.github.serverlessmaven.event.mq;

import org.jspecify.annotations.NullMarked;
