/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The steps of a deployment, one class each; {@code StandardSteps} has them in order. Imports {@code deploy.failure},
 * {@code deploy.folder}, {@code deploy.function}, {@code deploy.history}, {@code deploy.plan}, {@code deploy.stack} and {@code deploy.port}.
 */
@NullMarked
package io.github.serverlessmaven.deploy.step;

import org.jspecify.annotations.NullMarked;
