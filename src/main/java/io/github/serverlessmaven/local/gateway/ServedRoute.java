/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.gateway;

/**
 * A route of an API, for reading.
 *
 * @param target the function that it calls, with its alias if it has one, or the URL of another server
 * @param method of HTTP, or {@code ANY}
 * @param path with its stage
 */
public record ServedRoute(String target, String method, String path) {}
