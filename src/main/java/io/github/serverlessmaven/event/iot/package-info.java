/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Events of AWS IoT. Imports the room {@code event}, {@code feature}, {@code model}, {@code schema}, {@code template} and {@code diagnostic}. */
@NullMarked
package io.github.serverlessmaven.event.iot;

import org.jspecify.annotations.NullMarked;
