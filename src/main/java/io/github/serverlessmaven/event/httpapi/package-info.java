/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * HTTP APIs: the {@code httpApi} events of all functions are the routes of one API. Imports {@code event}, {@code feature},
 * {@code model}, {@code schema}, {@code template} and {@code diagnostic}.
 */
@NullMarked
package io.github.serverlessmaven.event.httpapi;

import org.jspecify.annotations.NullMarked;
