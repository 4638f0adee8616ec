/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * WebSocket APIs: the {@code websocket} events of all functions are the routes of one API. Imports {@code event}, {@code event.restapi}
 * for the role of logs, {@code feature},
 * {@code model}, {@code schema}, {@code template} and {@code diagnostic}.
 */
@NullMarked
package io.github.serverlessmaven.event.websocket;

import org.jspecify.annotations.NullMarked;
