/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * One class for each type of CloudFormation resource that has an effect on this machine: names, attributes, rules and what is deleted
 * with a resource. {@code ResourceTypes} lists them.
 * Imports {@code local.filter}, {@code local.log}, {@code local.state}, {@code template}, {@code artifact} and {@code diagnostic}.
 */
@NullMarked
package io.github.serverlessmaven.local.resource;

import org.jspecify.annotations.NullMarked;
