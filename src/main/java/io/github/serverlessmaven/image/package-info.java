/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Container images: how they are built, as they lie in the deployment folder, and how they get into a registry.
 *
 * <p>Imports {@code artifact}, {@code model}, {@code template} (JSON) and {@code diagnostic}.
 */
@NullMarked
package io.github.serverlessmaven.image;

import org.jspecify.annotations.NullMarked;
