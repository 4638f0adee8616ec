/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Changes of documents in clusters of Amazon DocumentDB. */
@NullMarked
package io.github.serverlessmaven.event.documentdb;

import org.jspecify.annotations.NullMarked;
