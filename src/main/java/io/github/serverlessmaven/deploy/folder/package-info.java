/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The folder {@code target/serverless}, complete and unchanged. Imports {@code manifest}, {@code image} (layouts), {@code template} and
 * {@code artifact}.
 */
@NullMarked
package io.github.serverlessmaven.deploy.folder;

import org.jspecify.annotations.NullMarked;
