/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Schedules of this machine: when rules of EventBridge and schedules of EventBridge Scheduler run, and what their targets get.
 * Imports {@code local.function}, {@code local.http}, {@code local.mapping}, {@code local.messaging}, {@code local.service}, {@code local.state},
 * {@code deploy}, {@code template} and {@code diagnostic}.
 */
@NullMarked
package io.github.serverlessmaven.local.schedule;

import org.jspecify.annotations.NullMarked;
