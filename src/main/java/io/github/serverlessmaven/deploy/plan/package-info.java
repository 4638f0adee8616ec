/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * What a deployment would change: two templates compared as CloudFormation does ({@link TemplateChanges}), and what a reviewer should know
 * of it ({@link Finding}). Imports {@code plan.iam}, {@code plan.risk}, {@code deploy.folder} and {@code template}.
 */
@NullMarked
package io.github.serverlessmaven.deploy.plan;

import org.jspecify.annotations.NullMarked;
