/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The ports to AWS, which {@code aws} and {@code local} implement, and the values that pass through them.
 * Imports {@code manifest}, {@code image} (layouts), {@code template}, {@code artifact} and {@code diagnostic}.
 */
@NullMarked
package io.github.serverlessmaven.deploy.port;

import org.jspecify.annotations.NullMarked;
