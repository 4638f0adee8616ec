/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Messages of Kafka topics, in clusters of AWS and others. */
@NullMarked
package io.github.serverlessmaven.event.kafka;

import org.jspecify.annotations.NullMarked;
