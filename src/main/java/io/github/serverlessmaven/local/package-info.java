/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The ports of {@code deploy} on this machine: a small engine for stacks, buckets as folders, functions in child processes behind the
 * Lambda Runtime API. Whatever calls functions is an {@link io.github.serverlessmaven.local.EventFront}: Lambda's own API, function
 * URLs, and each further kind of event source. Nothing leaves the machine, and all state is in one folder.
 * Imports {@code deploy}, {@code template}, {@code artifact} and {@code diagnostic}.
 */
@NullMarked
package io.github.serverlessmaven.local;

import org.jspecify.annotations.NullMarked;
