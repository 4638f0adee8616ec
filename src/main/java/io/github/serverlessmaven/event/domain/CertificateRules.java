/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.domain;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.model.CertificateName;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What has to be true of the certificate of a domain, and of its callers'.
 *
 * @param service the service
 * @param domain a domain that is enabled
 * @param diagnostics receives the problems
 */
record CertificateRules(Service service, CustomDomain domain, Diagnostics diagnostics) {

    static final DiagnosticCode AMBIGUOUS_CERTIFICATE =
            new DiagnosticCode("AMBIGUOUS_CERTIFICATE", "A certificate is given by its ARN and by its name.");

    static final DiagnosticCode CERTIFICATE_IN_WRONG_REGION = new DiagnosticCode(
            "CERTIFICATE_IN_WRONG_REGION",
            "The certificate of a regional domain must be in its region, that of an edge-optimised one in us-east-1.");

    static final DiagnosticCode CERTIFICATE_NOT_FOUND =
            new DiagnosticCode("CERTIFICATE_NOT_FOUND", "There is no issued certificate of this name.");

    static final DiagnosticCode INCOMPLETE_MUTUAL_TLS =
            new DiagnosticCode("INCOMPLETE_MUTUAL_TLS", "A setting of mutual TLS is given without the truststore.");

    static final DiagnosticCode ACCESS_MODE_WITHOUT_POLICY = new DiagnosticCode(
            "ACCESS_MODE_WITHOUT_POLICY", "An access mode needs a security policy that begins with SecurityPolicy_.");

    private static final Pattern REGION = Pattern.compile("arn:aws[a-z-]*:acm:([a-z0-9-]+):.*");

    void check() {
        if (domain.isExisting()) {
            return;
        }
        if (domain.certificateArn().isPresent() && domain.certificateName().isPresent()) {
            domain.values()
                    .error(
                            DomainSettings.CERTIFICATE_NAME,
                            diagnostics,
                            AMBIGUOUS_CERTIFICATE,
                            "is given together with \"certificateArn\"",
                            "Remove one of them.");
        } else {
            Domains.certificateName(domain).ifPresent(this::checkFound);
        }
        checkRegion();
        checkMutualTls();
    }

    private void checkFound(CertificateName name) {
        Optional<String> found = service.certificates().get(name);
        if (found == null) {
            diagnostics.warning(
                    CertificateName.NOT_LOOKED_UP,
                    domain.values().location(DomainSettings.CERTIFICATE_NAME),
                    domain.values().path(DomainSettings.CERTIFICATE_NAME),
                    "was not looked up in AWS; the domain is left out",
                    "Package with credentials and without -o before you deploy, or set \"certificateArn\".");
        } else if (found.isEmpty()) {
            domain.values()
                    .error(
                            DomainSettings.CERTIFICATE_NAME,
                            diagnostics,
                            CERTIFICATE_NOT_FOUND,
                            "there is no issued certificate for " + name.name() + " in " + region(),
                            "Request it there, name another one, or leave both \"certificateName\" and \"certificateArn\" out to have"
                                    + " one created.");
        }
    }

    private String region() {
        return domain.isEdge() ? CertificateName.EDGE_REGION : service.region().orElse("the region of the stack");
    }

    private void checkRegion() {
        if (domain.createsCertificate()) {
            boolean isElsewhere = domain.isEdge() && !service.region().equals(Optional.of(CertificateName.EDGE_REGION));
            if (isElsewhere) {
                domain.values()
                        .error(
                                DomainSettings.ENDPOINT_TYPE,
                                diagnostics,
                                CERTIFICATE_IN_WRONG_REGION,
                                "is EDGE, for which a certificate must be in us-east-1, but it would be created in "
                                        + service.region().orElse("the region of the stack"),
                                "Set \"endpointType: REGIONAL\", or name a certificate of us-east-1 with \"certificateName\" or"
                                        + " \"certificateArn\".");
            }
            return;
        }
        String wanted =
                domain.isEdge() ? CertificateName.EDGE_REGION : service.region().orElse("");
        domain.certificateArn()
                .filter(Value.Text.class::isInstance)
                .map(arn -> REGION.matcher(((Value.Text) arn).text()))
                .filter(Matcher::matches)
                .map(arn -> arn.group(1))
                .filter(region -> !wanted.isEmpty() && !region.equals(wanted))
                .ifPresent(region -> domain.values()
                        .error(
                                DomainSettings.CERTIFICATE_ARN,
                                diagnostics,
                                CERTIFICATE_IN_WRONG_REGION,
                                "is a certificate of " + region + ", but "
                                        + (domain.isEdge() ? "an edge-optimised" : "a regional")
                                        + " domain here needs one of " + wanted,
                                "Request the certificate in " + wanted + " too, and use its ARN."));
    }

    private void checkMutualTls() {
        if (domain.values().get(DomainSettings.TRUSTSTORE_URI).isEmpty()) {
            List.<Property<?>>of(DomainSettings.TRUSTSTORE_VERSION, DomainSettings.OWNERSHIP_CERTIFICATE).stream()
                    .filter(property -> domain.values().configured(property).isPresent())
                    .forEach(property -> domain.values()
                            .violation(
                                    property,
                                    diagnostics,
                                    INCOMPLETE_MUTUAL_TLS,
                                    "has no effect without \"tlsTruststoreUri\"",
                                    "Set \"tlsTruststoreUri\" to the object with the certificates, or remove it."));
        }
        boolean isEnhanced = domain.values()
                .get(DomainSettings.SECURITY_POLICY)
                .filter(policy -> policy.startsWith("SecurityPolicy_"))
                .isPresent();
        if (domain.values().configured(DomainSettings.ACCESS_MODE).isPresent() && !isEnhanced) {
            domain.values()
                    .violation(
                            DomainSettings.ACCESS_MODE,
                            diagnostics,
                            ACCESS_MODE_WITHOUT_POLICY,
                            "needs a \"securityPolicy\" that begins with SecurityPolicy_",
                            "Set one such as SecurityPolicy_TLS13_1_3_2025_09, or remove it.");
        }
    }
}
