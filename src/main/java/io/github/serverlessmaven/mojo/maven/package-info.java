/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The running Maven as the use cases see it: the POM's configuration, the reactor build, class paths, settings.xml and the console.
 */
@NullMarked
package io.github.serverlessmaven.mojo.maven;

import org.jspecify.annotations.NullMarked;
