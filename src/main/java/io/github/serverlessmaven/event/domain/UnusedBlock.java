/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.domain;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.model.Service;

/** Domains of serverless-domain-manager beside those of the provider. */
final class UnusedBlock {

    static final DiagnosticCode UNUSED_CUSTOM_DOMAINS = new DiagnosticCode(
            "UNUSED_CUSTOM_DOMAINS",
            "Domains of serverless-domain-manager have no effect together with provider.domains.");

    private UnusedBlock() {}

    static void check(Service service, Diagnostics diagnostics) {
        DomainManagerBlock.of(service, new Diagnostics()).stream()
                .findFirst()
                .ifPresent(domain -> diagnostics.warning(
                        UNUSED_CUSTOM_DOMAINS,
                        domain.location(),
                        domain.path(),
                        "has no effect, because provider.domains takes precedence over it",
                        "Remove one of them."));
    }
}
