/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * From the deployment folder to a running stack and back, through ports that {@code aws} implements.
 * Imports {@code image} (layouts), {@code template}, {@code artifact} and {@code diagnostic}.
 */
@NullMarked
package io.github.serverlessmaven.deploy;

import org.jspecify.annotations.NullMarked;
