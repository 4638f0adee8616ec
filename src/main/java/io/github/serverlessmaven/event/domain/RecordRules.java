/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.domain;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.schema.Property;
import java.util.stream.Stream;

/**
 * What has to be true of the records of a domain.
 *
 * @param domain a domain that is enabled
 * @param diagnostics receives the problems
 */
record RecordRules(CustomDomain domain, Diagnostics diagnostics) {

    static final DiagnosticCode DOMAIN_WITHOUT_HOSTED_ZONE = new DiagnosticCode(
            "DOMAIN_WITHOUT_HOSTED_ZONE", "It is not said which hosted zone gets the records of the domain.");

    static final DiagnosticCode WRONG_HOSTED_ZONE =
            new DiagnosticCode("WRONG_HOSTED_ZONE", "The domain does not lie in the hosted zone.");

    static final DiagnosticCode AMBIGUOUS_HOSTED_ZONE =
            new DiagnosticCode("AMBIGUOUS_HOSTED_ZONE", "A hosted zone is given by its id and by its name.");

    static final DiagnosticCode ROUTING_WITHOUT_USE =
            new DiagnosticCode("ROUTING_WITHOUT_USE", "The way in which records are chosen has no use for a setting.");

    static final DiagnosticCode RECORD_OF_OTHER_ACCOUNT =
            new DiagnosticCode("RECORD_OF_OTHER_ACCOUNT", "CloudFormation creates no records in another account.");

    void check() {
        if (domain.isExisting()) {
            return;
        }
        boolean hasZone = !domain.zoneIds().isEmpty() || domain.zoneName().isPresent();
        if (domain.createsCertificate() && domain.zoneIds().isEmpty()) {
            missingZone(
                    "is missing, but the certificate that is created for the domain is validated by a record there",
                    "Set \"hostedZoneId\", or name a certificate with \"certificateName\" or \"certificateArn\".");
        } else if (domain.hasRecord() && !hasZone) {
            missingZone(
                    "is missing, but the domain gets a record there",
                    "Set \"hostedZoneId\" or \"hostedZoneName\", or \"createRoute53Record: false\".");
        }
        if (!domain.zoneIds().isEmpty() && domain.zoneName().isPresent()) {
            domain.values()
                    .error(
                            DomainSettings.ZONE_NAME,
                            diagnostics,
                            AMBIGUOUS_HOSTED_ZONE,
                            "is given together with \"hostedZoneId\"",
                            "Remove one of them.");
        }
        domain.zoneName()
                .filter(zone -> !isWithin(zone))
                .ifPresent(zone -> domain.values()
                        .error(
                                DomainSettings.ZONE_NAME,
                                diagnostics,
                                WRONG_HOSTED_ZONE,
                                "is " + zone + ", in which " + domain.name() + " does not lie",
                                "Name the zone that the domain ends with."));
        checkRouting();
        checkProfile();
    }

    /** Unless the zone is given, or a certificate that would do without it, but in a wrong form. */
    private void missingZone(String problem, String remedy) {
        if (Stream.of(DomainSettings.ZONE_ID, DomainSettings.CERTIFICATE_ARN)
                .anyMatch(
                        property -> diagnostics.alreadyReported(domain.values().path(property)))) {
            return;
        }
        domain.values().error(DomainSettings.ZONE_ID, diagnostics, DOMAIN_WITHOUT_HOSTED_ZONE, problem, remedy);
    }

    private boolean isWithin(String zone) {
        String name = domain.name() + ".";
        return name.equals(zone) || name.endsWith("." + zone);
    }

    private void checkRouting() {
        domain.routing().unused().ifPresent(this::unused);
    }

    private void unused(Property<?> property) {
        domain.routing()
                .values()
                .violation(
                        property,
                        diagnostics,
                        ROUTING_WITHOUT_USE,
                        "has no effect with the routing policy "
                                + domain.routing().policy(),
                        "Set \"routingPolicy\" to "
                                + (property.name().equals("weight") ? "weighted" : "weighted or latency")
                                + ", or remove it.");
    }

    private void checkProfile() {
        if (domain.hasRecord()
                && domain.ofPlugin()
                && domain.values()
                        .configured(DomainManagerBlock.Settings.PROFILE)
                        .isPresent()) {
            domain.values()
                    .error(
                            DomainManagerBlock.Settings.PROFILE,
                            diagnostics,
                            RECORD_OF_OTHER_ACCOUNT,
                            "names another account for the record, but a stack creates it in its own",
                            "Set \"createRoute53Record: false\" and create the record in the account that has the hosted zone.");
        }
    }
}
