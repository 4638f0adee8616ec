/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.gateway;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How authorizers decide on this machine.
 *
 * @param areOn whether they decide at all; without this, every request is accepted
 * @param keys a file of JSON web keys that stands for those of all issuers
 * @param region the AWS region in the ARNs of requests
 */
public record AuthorizerSettings(boolean areOn, Optional<Path> keys, String region) {}
