/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * What is wrong, where, and what to do about it: the vocabulary in which every other package reports problems.
 * Imports nothing of ours.
 */
@NullMarked
package io.github.serverlessmaven.diagnostic;

import org.jspecify.annotations.NullMarked;
