/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * S3 on this machine: S3Proxy in a separate process, behind our own server, which raises the events of buckets. The only package that knows
 * S3Proxy.
 * Imports {@code local.service}, {@code local.function}, {@code local.runtime}, {@code local.http}, {@code local.state}, {@code deploy},
 * {@code template} and {@code diagnostic}.
 */
@NullMarked
package io.github.serverlessmaven.local.bucket;

import org.jspecify.annotations.NullMarked;
