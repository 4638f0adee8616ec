/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.model;

import io.github.serverlessmaven.schema.PropertyValues;

/**
 * A function of the service.
 *
 * @param key its key below {@code functions}
 * @param name the name it is deployed under
 * @param settings its effective settings: the provider's values are already in them
 */
public record LambdaFunction(String key, String name, PropertyValues settings) {}
