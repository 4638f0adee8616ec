/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * REST APIs: the {@code http} events of all functions are the methods of one API. Imports {@code event}, {@code feature},
 * {@code model}, {@code schema}, {@code config}, {@code template} and {@code diagnostic}.
 */
@NullMarked
package io.github.serverlessmaven.event.restapi;

import org.jspecify.annotations.NullMarked;
