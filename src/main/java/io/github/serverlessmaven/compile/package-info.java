/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * From a service and its artifacts to one CloudFormation template.
 * Imports {@code event}, {@code feature}, {@code artifact}, {@code model}, {@code schema}, {@code config}, {@code manifest}, {@code template} and
 * {@code diagnostic}.
 */
@NullMarked
package io.github.serverlessmaven.compile;

import org.jspecify.annotations.NullMarked;
