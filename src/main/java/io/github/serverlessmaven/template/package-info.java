/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * CloudFormation as values, and as JSON. Imports {@code diagnostic}; the only user of Jackson beside {@code manifest}.
 */
@NullMarked
package io.github.serverlessmaven.template;

import org.jspecify.annotations.NullMarked;
