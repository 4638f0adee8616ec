/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * What the policies of a template permit, and how that differs between two templates. Imports {@code template} alone.
 */
@NullMarked
package io.github.serverlessmaven.deploy.plan.iam;

import org.jspecify.annotations.NullMarked;
