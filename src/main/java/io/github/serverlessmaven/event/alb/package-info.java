/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Application load balancers: the {@code alb} events are rules of listeners that exist already. Imports {@code event}, {@code feature},
 * {@code model}, {@code schema}, {@code template} and {@code diagnostic}.
 */
@NullMarked
package io.github.serverlessmaven.event.alb;

import org.jspecify.annotations.NullMarked;
