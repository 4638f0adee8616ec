/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * A small engine for CloudFormation: reads templates, resolves intrinsic functions, creates, updates and deletes resources with
 * CloudFormation's statuses and events.
 * Imports {@code local.resource}, {@code local.log}, {@code local.state}, {@code deploy}, {@code template}, {@code artifact} and {@code diagnostic}.
 */
@NullMarked
package io.github.serverlessmaven.local.stack;

import org.jspecify.annotations.NullMarked;
