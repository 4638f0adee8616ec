/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.domain;

import io.github.serverlessmaven.event.ServedApi;
import io.github.serverlessmaven.event.ServedApi.Kind;
import io.github.serverlessmaven.event.domain.DomainSettings.Routing;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.template.Origin;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Optional;

/**
 * A domain as it is configured.
 *
 * @param values its settings
 * @param ofPlugin whether it is one of the npm plugin serverless-domain-manager, whose defaults apply
 * @param api the API it leads to; empty if the service has none for it, or several
 */
record CustomDomain(PropertyValues values, boolean ofPlugin, Optional<ServedApi> api) {

    String name() {
        return values.get(DomainSettings.NAME).orElseThrow();
    }

    boolean isEnabledIn(String stage) {
        return values.get(DomainSettings.ENABLED)
                .map(stages -> stages.include(stage))
                .orElse(true);
    }

    /** Whether somebody else has the domain; what the npm plugin made exists already. */
    boolean isExisting() {
        return values.get(DomainSettings.EXISTING).orElse(ofPlugin);
    }

    /** Whether it leads to an API of a kind. */
    boolean isOf(Kind kind) {
        return api.filter(served -> served.kind() == kind).isPresent();
    }

    /** The base path; empty for all paths. */
    String basePath() {
        return values.get(DomainSettings.BASE_PATH).orElse("");
    }

    boolean isEdge() {
        return values.get(DomainSettings.ENDPOINT_TYPE)
                .orElse(ofPlugin && isOf(Kind.REST) ? DomainSettings.EDGE : DomainSettings.REGIONAL)
                .equals(DomainSettings.EDGE);
    }

    String endpointType() {
        return isEdge() ? DomainSettings.EDGE : DomainSettings.REGIONAL;
    }

    Optional<Value> certificateArn() {
        return values.get(DomainSettings.CERTIFICATE_ARN);
    }

    Optional<String> certificateName() {
        return values.get(DomainSettings.CERTIFICATE_NAME);
    }

    /** Whether the stack has the certificate too. */
    boolean createsCertificate() {
        return !isExisting() && certificateArn().isEmpty() && certificateName().isEmpty();
    }

    boolean hasRecord() {
        return !isExisting() && values.get(DomainSettings.RECORD).orElse(true);
    }

    List<String> recordTypes() {
        return values.get(DomainSettings.IPV6_RECORD).orElse(true) ? List.of("A", "AAAA") : List.of("A");
    }

    List<Value> zoneIds() {
        return values.get(DomainSettings.ZONE_ID).orElse(List.of());
    }

    /** The name of the hosted zone, with the dot at its end that Route 53 has. */
    Optional<String> zoneName() {
        return values.get(DomainSettings.ZONE_NAME).map(name -> name.endsWith(".") ? name : name + ".");
    }

    Routing routing() {
        return new Routing(
                values.get(DomainSettings.ROUTING).orElseGet(() -> PropertyValues.none(DomainSettings.ROUTING.name())));
    }

    /** What is configured of the domain itself, and not of the mapping. */
    List<Property<?>> settingsOfDomain() {
        return DomainSettings.OF_DOMAIN.stream()
                .filter(property -> values.configured(property).isPresent())
                .toList();
    }

    Origin origin() {
        return new Origin(values.path(), values.location());
    }
}
