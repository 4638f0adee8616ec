/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Work on one stack, followed to its end: change sets, deletion, rollback. Imports {@code deploy.failure}, {@code deploy.progress} and
 * {@code deploy.port}.
 */
@NullMarked
package io.github.serverlessmaven.deploy.stack;

import org.jspecify.annotations.NullMarked;
