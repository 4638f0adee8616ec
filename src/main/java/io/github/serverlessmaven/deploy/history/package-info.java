/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * What was deployed: one record for each deployment, in the bucket beside its packages. Imports {@code deploy.folder} and
 * {@code deploy.port}.
 */
@NullMarked
package io.github.serverlessmaven.deploy.history;

import org.jspecify.annotations.NullMarked;
