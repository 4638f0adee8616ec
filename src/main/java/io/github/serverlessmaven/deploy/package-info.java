/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * From the deployment folder to a running stack and back: {@link Deployment} runs the {@link StandardSteps} in order. Steps are in
 * {@code deploy.step}; the ports that {@code aws} and {@code local} implement are in {@code deploy.port}.
 * Imports {@code image} (layouts), {@code manifest}, {@code template}, {@code artifact} and {@code diagnostic}.
 */
@NullMarked
package io.github.serverlessmaven.deploy;

import org.jspecify.annotations.NullMarked;
