/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Topics and buses of this machine: who has subscribed to what, which rules match an event, and what their receivers get, in the shapes of
 * Amazon SNS and Amazon EventBridge.
 * Imports {@code local.function}, {@code local.filter}, {@code local.http}, {@code local.mapping}, {@code local.service}, {@code local.state},
 * {@code deploy}, {@code artifact}, {@code template} and {@code diagnostic}.
 */
@NullMarked
package io.github.serverlessmaven.local.messaging;

import org.jspecify.annotations.NullMarked;
