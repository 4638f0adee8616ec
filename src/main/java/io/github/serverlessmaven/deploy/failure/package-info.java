/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * What AWS says about a failed deployment, explained: the first cause, its place in the user's files and what to do about it. A new
 * kind of failure is one entry of {@code known-failures.json} and one script of its events among the tests.
 * Imports {@code deploy.port}.
 */
@NullMarked
package io.github.serverlessmaven.deploy.failure;

import org.jspecify.annotations.NullMarked;
