/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * What lies in the deployment folder: the manifest, and the settings that a deployment reads from it, each a record defined once and
 * bound to JSON by Jackson jr. Imports {@code template} and {@code diagnostic}.
 */
@NullMarked
package io.github.serverlessmaven.manifest;

import org.jspecify.annotations.NullMarked;
