/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo;

import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.config.SecretValues;
import io.github.serverlessmaven.diagnostic.Diagnostic;
import io.github.serverlessmaven.model.Service;
import java.util.List;

/**
 * A service whose configuration has no errors.
 *
 * @param service the service
 * @param configuration the effective configuration, variables resolved
 * @param written the same as it was written, the POM laid over the file
 * @param secrets hides what nobody shall read
 * @param warnings what the user should know
 */
record ConfiguredService(
        Service service,
        ConfigNode.Mapping configuration,
        ConfigNode.Mapping written,
        SecretValues secrets,
        List<Diagnostic> warnings) {}
