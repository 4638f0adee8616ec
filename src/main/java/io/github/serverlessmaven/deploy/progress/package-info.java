/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * What a deployment or a removal reports while it runs: events with the line that shows each. Imports {@code deploy.port}.
 */
@NullMarked
package io.github.serverlessmaven.deploy.progress;

import org.jspecify.annotations.NullMarked;
