/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.config.Origins;
import io.github.serverlessmaven.config.SecretValues;
import io.github.serverlessmaven.diagnostic.Diagnostic;
import io.github.serverlessmaven.model.CertificateName;
import io.github.serverlessmaven.model.Service;
import java.util.List;
import java.util.function.Supplier;

/**
 * A service whose configuration has no errors.
 *
 * @param service the service
 * @param configuration the effective configuration, variables resolved
 * @param origins finds out where its values came from
 * @param secrets hides what nobody may read
 * @param warnings what the user should know
 */
public record ConfiguredService(
        Service service,
        ConfigNode.Mapping configuration,
        Supplier<Origins> origins,
        SecretValues secrets,
        List<Diagnostic> warnings) {

    /** The configuration paths of what the template lacks: domains whose certificate was not looked up. */
    List<String> missingParts() {
        return warnings.stream()
                .filter(warning -> warning.code().equals(CertificateName.NOT_LOOKED_UP))
                .map(Diagnostic::path)
                .toList();
    }
}
