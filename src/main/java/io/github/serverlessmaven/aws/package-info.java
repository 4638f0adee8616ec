/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The ports of {@code deploy} on the AWS SDK: the only package that talks to AWS.
 * Imports {@code deploy}, {@code image} (pushing), {@code artifact}, {@code manifest}, {@code template} (logical ids),
 * {@code variable} (look-ups) and {@code diagnostic}.
 */
@NullMarked
package io.github.serverlessmaven.aws;

import org.jspecify.annotations.NullMarked;
