/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Changes of objects in buckets. */
@NullMarked
package io.github.serverlessmaven.event.s3;

import org.jspecify.annotations.NullMarked;
