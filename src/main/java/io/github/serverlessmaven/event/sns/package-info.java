/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Messages of SNS topics. */
@NullMarked
package io.github.serverlessmaven.event.sns;

import org.jspecify.annotations.NullMarked;
