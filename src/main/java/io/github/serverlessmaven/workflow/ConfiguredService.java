/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.config.Origins;
import io.github.serverlessmaven.config.SecretValues;
import io.github.serverlessmaven.diagnostic.Diagnostic;
import io.github.serverlessmaven.diagnostic.InvalidConfigurationException;
import io.github.serverlessmaven.model.CertificateName;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.schema.IneffectiveKeys;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A service whose configuration has no errors.
 *
 * @param service the service
 * @param configuration the effective configuration, variables resolved
 * @param origins finds out where its values came from
 * @param secrets hides what nobody shall read
 * @param warnings what the user should know
 */
public record ConfiguredService(
        Service service,
        ConfigNode.Mapping configuration,
        Supplier<Origins> origins,
        SecretValues secrets,
        List<Diagnostic> warnings) {

    /** The configuration paths of what the template lacks: events that are not supported yet, and domains without a certificate. */
    List<String> missingEvents() {
        return notSupported().map(Diagnostic::path).toList();
    }

    /**
     * Checks that the template will have all events of the service.
     *
     * @throws InvalidConfigurationException if some are not supported yet
     */
    void requireAllEvents() {
        List<Diagnostic> missing = notSupported().toList();
        if (!missing.isEmpty()) {
            throw new InvalidConfigurationException(missing);
        }
    }

    private Stream<Diagnostic> notSupported() {
        return warnings.stream()
                .filter(warning -> warning.code().equals(IneffectiveKeys.NOT_SUPPORTED_YET)
                        || warning.code().equals(CertificateName.NOT_LOOKED_UP));
    }
}
