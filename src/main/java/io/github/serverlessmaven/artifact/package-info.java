/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Deployment packages: reproducible zips of a Maven module or of a folder of files.
 * Imports {@code model}, {@code schema} (settings), {@code template} (JSON of package-lock files) and {@code diagnostic}; the only user of commons-compress.
 */
@NullMarked
package io.github.serverlessmaven.artifact;

import org.jspecify.annotations.NullMarked;
