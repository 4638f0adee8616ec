/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Events of what exists outside of the stack, which custom resources change. Imports the room {@code event}, {@code feature},
 * {@code model}, {@code schema}, {@code template} and {@code diagnostic}.
 */
@NullMarked
package io.github.serverlessmaven.event.existing;

import org.jspecify.annotations.NullMarked;
