/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.function;

import java.time.Duration;

/**
 * A call in an environment that was started for it and has ended since.
 *
 * @param result how the call ended
 * @param init how long the start took
 * @param duration how long the call took
 * @param output all that the environment wrote to its log
 */
record FreshCall(CallResult result, Duration init, Duration duration, String output) {}
