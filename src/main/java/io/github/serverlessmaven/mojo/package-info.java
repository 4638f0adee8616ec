/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The goals: the parameters of each, and one call of a use case. Imports everything; nobody imports it. Only this package and
 * {@code mojo.maven} know Maven.
 */
@NullMarked
package io.github.serverlessmaven.mojo;

import org.jspecify.annotations.NullMarked;
