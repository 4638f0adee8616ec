/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Whatever calls functions from outside is an {@link io.github.serverlessmaven.local.trigger.Trigger}: Lambda's own API, function URLs, and
 * each further kind of event source.
 * Imports {@code local.gateway}, {@code local.messaging}, {@code local.schedule}, {@code local.stream}, {@code local.function}, {@code local.http}, {@code local.service}, {@code local.filter}, {@code local.state}, {@code deploy}, {@code template} and {@code diagnostic}.
 */
@NullMarked
package io.github.serverlessmaven.local.trigger;

import org.jspecify.annotations.NullMarked;
