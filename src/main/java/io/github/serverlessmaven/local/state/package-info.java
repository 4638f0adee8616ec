/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * What is on this machine: the account with its stacks and functions as one file, packages in folders that stand for buckets. All of it is
 * below one folder, and readable at any moment, whatever other processes do.
 * Imports {@code deploy}, {@code template}, {@code artifact} and {@code diagnostic}.
 */
@NullMarked
package io.github.serverlessmaven.local.state;

import org.jspecify.annotations.NullMarked;
