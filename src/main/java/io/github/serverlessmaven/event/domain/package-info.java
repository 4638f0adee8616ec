/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Custom domains of the APIs that events make: the domain name, its certificate and records, and the mapping to the API. Imports
 * {@code event}, {@code feature}, {@code model}, {@code schema}, {@code config}, {@code template} and {@code diagnostic}.
 */
@NullMarked
package io.github.serverlessmaven.event.domain;

import org.jspecify.annotations.NullMarked;
