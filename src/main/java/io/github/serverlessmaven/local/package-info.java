/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * This machine as a target, put together: the ports of {@code deploy} on a small engine for stacks ({@code stack}), with functions in child
 * processes ({@code runtime}, {@code function}) that are called over HTTP ({@code http}, {@code trigger}) and call services of AWS ({@code service}); their logs are in {@code log}. Nothing
 * leaves the machine, and all state is in one folder ({@code state}).
 * Imports {@code deploy}, {@code image}, {@code manifest}, {@code template}, {@code artifact} and {@code diagnostic}.
 */
@NullMarked
package io.github.serverlessmaven.local;

import org.jspecify.annotations.NullMarked;
