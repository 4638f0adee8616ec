/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** What sources share whose messages and records Lambda polls: event source mappings. */
@NullMarked
package io.github.serverlessmaven.event.mapping;

import org.jspecify.annotations.NullMarked;
