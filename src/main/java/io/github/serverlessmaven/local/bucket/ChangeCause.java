/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.bucket;

import java.time.Instant;

/**
 * The request that changed an object.
 *
 * @param requestId what the answer calls it
 * @param sourceAddress the address of the client
 * @param time when it succeeded
 */
record ChangeCause(String requestId, String sourceAddress, Instant time) {}
