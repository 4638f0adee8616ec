/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The terminal and the standard output of the process that a goal runs in: results, the progress of a deployment, questions.
 *
 * <p>Imports {@code workflow} (the log) and {@code deploy} (its events and questions).
 */
@NullMarked
package io.github.serverlessmaven.report.console;

import org.jspecify.annotations.NullMarked;
