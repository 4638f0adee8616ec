/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.messaging;

import java.util.Optional;

/**
 * A message was accepted.
 *
 * @param messageId its id
 * @param sequenceNumber its place among the messages of a FIFO topic
 */
public record Receipt(String messageId, Optional<String> sequenceNumber) {}
