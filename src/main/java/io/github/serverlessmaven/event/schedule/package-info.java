/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Points in time, by rules of EventBridge and by EventBridge Scheduler. */
@NullMarked
package io.github.serverlessmaven.event.schedule;

import org.jspecify.annotations.NullMarked;
