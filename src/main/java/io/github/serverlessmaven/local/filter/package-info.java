/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Which events a receiver gets: patterns of rules, filter policies of subscriptions and filter criteria of event source mappings, all by
 * AWS's own library. The only user of Event Ruler.
 * Imports {@code local.state} and {@code template}.
 */
@NullMarked
package io.github.serverlessmaven.local.filter;

import org.jspecify.annotations.NullMarked;
