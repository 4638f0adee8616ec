/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Events of EventBridge rules, and what those have in common. Imports the room {@code event}, {@code feature}, {@code model}, {@code schema}, {@code template} and {@code diagnostic}. */
@NullMarked
package io.github.serverlessmaven.event.rule;

import org.jspecify.annotations.NullMarked;
