/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The goals: the only package that knows Maven. Imports everything; nobody imports it.
 */
@NullMarked
package io.github.serverlessmaven.mojo;

import org.jspecify.annotations.NullMarked;
