/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * What a person should look at before a template is deployed: public exposure, cost, changed code. Imports {@code artifact},
 * {@code plan.iam} and {@code template}.
 */
@NullMarked
package io.github.serverlessmaven.deploy.plan.risk;

import org.jspecify.annotations.NullMarked;
