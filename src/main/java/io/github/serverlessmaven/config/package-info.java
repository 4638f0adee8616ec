/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Configuration as written: one tree with a place for every node, whether it came from YAML or from the POM.
 * Imports {@code diagnostic}; the only user of snakeyaml-engine.
 */
@NullMarked
package io.github.serverlessmaven.config;

import org.jspecify.annotations.NullMarked;
