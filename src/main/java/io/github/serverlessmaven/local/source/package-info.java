/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Sources of events outside this machine's own stacks: which queue or stream of an account, or of a server in its place, an event source
 * mapping means.
 * Imports {@code local.state}, {@code deploy}, {@code template} and {@code diagnostic}.
 */
@NullMarked
package io.github.serverlessmaven.local.source;

import org.jspecify.annotations.NullMarked;
