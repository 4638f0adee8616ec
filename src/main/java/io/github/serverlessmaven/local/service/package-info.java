/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Services of AWS that functions call on this machine. Each runs because a stack needs it: in this process, or as a third-party server in a
 * separate JVM, whose jars Maven downloads only then.
 * Imports {@code local.runtime}, {@code local.source}, {@code local.state}, {@code deploy}, {@code template}, {@code artifact} and {@code diagnostic}.
 */
@NullMarked
package io.github.serverlessmaven.local.service;

import org.jspecify.annotations.NullMarked;
