/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Functions that are changed without CloudFormation: what of a template may be, how a function is brought to a template, and which
 * functions left the deployed one. Imports {@code deploy.port}.
 */
@NullMarked
package io.github.serverlessmaven.deploy.function;

import org.jspecify.annotations.NullMarked;
