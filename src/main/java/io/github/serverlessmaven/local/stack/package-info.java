/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * A small engine for CloudFormation: reads templates, resolves intrinsic functions, makes, updates and deletes resources with
 * CloudFormation's statuses and events. Resources are records; none of them runs here.
 * Imports {@code local.filter}, {@code local.log}, {@code local.state}, {@code deploy}, {@code template}, {@code artifact} and {@code diagnostic}.
 */
@NullMarked
package io.github.serverlessmaven.local.stack;

import org.jspecify.annotations.NullMarked;
