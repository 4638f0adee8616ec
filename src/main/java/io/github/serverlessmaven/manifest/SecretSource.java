/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.manifest;

/**
 * Where a secret is: a parameter of the Systems Manager of type {@code SecureString}.
 *
 * @param region the AWS region
 * @param name the parameter's name
 * @param version its version, 1 or greater; 0 for the newest
 */
public record SecretSource(String region, String name, long version) {}
