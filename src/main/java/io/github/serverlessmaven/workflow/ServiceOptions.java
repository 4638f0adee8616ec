/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import java.net.URI;
import java.util.Optional;

/**
 * What the command line says about where to work.
 *
 * @param stage the stage
 * @param region the AWS region
 * @param profile the credentials profile
 * @param endpoint the address of AWS
 * @param outsideFiles whether files outside the service's folder may be used
 */
public record ServiceOptions(
        Optional<String> stage,
        Optional<String> region,
        Optional<String> profile,
        Optional<URI> endpoint,
        boolean outsideFiles) {}
