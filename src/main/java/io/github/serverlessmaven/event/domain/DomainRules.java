/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.domain;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.event.ServedApi;
import io.github.serverlessmaven.event.ServedApi.Kind;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.schema.Property;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What has to be true of domains, their APIs and their mappings.
 *
 * @param service the service
 * @param apis the APIs that serve its events
 * @param domains those that are enabled
 * @param diagnostics receives the problems
 */
record DomainRules(Service service, List<ServedApi> apis, List<CustomDomain> domains, Diagnostics diagnostics) {

    static final DiagnosticCode DOMAIN_WITHOUT_API =
            new DiagnosticCode("DOMAIN_WITHOUT_API", "The service has no API that the domain could point to.");

    static final DiagnosticCode DOMAIN_OF_SEVERAL_APIS = new DiagnosticCode(
            "DOMAIN_OF_SEVERAL_APIS",
            "The service has several APIs, and it is not configured which of them the domain points to.");

    static final DiagnosticCode DUPLICATE_MAPPING =
            new DiagnosticCode("DUPLICATE_MAPPING", "A path of a domain points to two APIs.");

    static final DiagnosticCode CONFLICTING_DOMAINS =
            new DiagnosticCode("CONFLICTING_DOMAINS", "A domain is to be created twice.");

    static final DiagnosticCode SETTINGS_OF_EXISTING_DOMAIN = new DiagnosticCode(
            "SETTINGS_OF_EXISTING_DOMAIN", "The domain exists already, so that its own settings have no effect.");

    static final DiagnosticCode EDGE_DOMAIN_LIMITS = new DiagnosticCode(
            "EDGE_DOMAIN_LIMITS", "An edge-optimised domain is for REST APIs, without mutual TLS and long paths.");

    static final DiagnosticCode PRIVATE_DOMAIN =
            new DiagnosticCode("PRIVATE_DOMAIN", "Domains that are reached from a VPC only are not made here.");

    static final DiagnosticCode RESERVED_BASE_PATH = new DiagnosticCode(
            "RESERVED_BASE_PATH", "API Gateway answers to /ping and /sping itself, for health checks.");

    void check() {
        Map<String, CustomDomain> mappings = new HashMap<>();
        Map<String, CustomDomain> created = new HashMap<>();
        for (CustomDomain domain : domains) {
            checkApi(domain);
            checkExisting(domain);
            checkPrivate(domain);
            checkEdge(domain);
            checkReserved(domain);
            String path = domain.name() + "/" + domain.basePath();
            first(mappings, path, domain)
                    .ifPresent(other -> domain.values()
                            .error(
                                    DomainSettings.NAME,
                                    diagnostics,
                                    DUPLICATE_MAPPING,
                                    path + " is mapped already by " + other.origin(),
                                    "Give each a \"basePath\" of its own."));
            if (!domain.isExisting()) {
                first(created, domain.name(), domain)
                        .ifPresent(
                                other -> domain.values()
                                        .error(
                                                DomainSettings.NAME,
                                                diagnostics,
                                                CONFLICTING_DOMAINS,
                                                domain.name() + " is created already by " + other.origin(),
                                                "Write \"existing: true\" here, so that there is one domain with two mappings."));
            }
        }
    }

    private static Optional<CustomDomain> first(Map<String, CustomDomain> all, String key, CustomDomain domain) {
        return Optional.ofNullable(all.putIfAbsent(key, domain));
    }

    private void checkApi(CustomDomain domain) {
        if (domain.api().isPresent()) {
            return;
        }
        Optional<Kind> wanted = domain.values().get(DomainSettings.API_TYPE);
        if (wanted.isEmpty() && apis.size() > 1) {
            String words = apis.stream().map(api -> api.kind().word()).collect(Collectors.joining(" and "));
            domain.values()
                    .error(
                            DomainSettings.API_TYPE,
                            diagnostics,
                            DOMAIN_OF_SEVERAL_APIS,
                            "is missing, but the service has several APIs: " + words,
                            "Set \"apiType\" to one of them; give each its own \"basePath\" to have both at one domain.");
            return;
        }
        domain.values()
                .error(
                        DomainSettings.API_TYPE,
                        diagnostics,
                        DOMAIN_WITHOUT_API,
                        wanted.map(kind ->
                                        "is " + kind.word() + ", but no function has \"" + kind.event() + "\" events")
                                .orElse("is missing, and no function has events that an API serves"),
                        apis.isEmpty()
                                ? "Add \"http\", \"httpApi\" or \"websocket\" events, or remove the domain."
                                : "Set it to "
                                        + apis.stream()
                                                .map(api -> api.kind().word())
                                                .collect(Collectors.joining(" or "))
                                        + ".");
    }

    private void checkExisting(CustomDomain domain) {
        List<Property<?>> unused = domain.settingsOfDomain();
        if (!domain.isExisting() || unused.isEmpty()) {
            return;
        }
        String keys = unused.stream().map(Property::name).collect(Collectors.joining(", "));
        if (domain.ofPlugin()) {
            diagnostics.warning(
                    SETTINGS_OF_EXISTING_DOMAIN,
                    domain.values().location(unused.get(0)),
                    domain.values().path(),
                    keys + " " + (unused.size() == 1 ? "has" : "have")
                            + " no effect, because the domain that serverless-domain-manager made is used as it is; only the"
                            + " mapping is deployed",
                    "Write \"existing: false\" if the stack is to create the domain, which must not exist then.");
        } else {
            domain.values()
                    .violation(
                            unused.get(0),
                            diagnostics,
                            SETTINGS_OF_EXISTING_DOMAIN,
                            "cannot be set for an existing domain",
                            "Remove " + keys + ", or \"existing\" if the stack is to create the domain.");
        }
    }

    private void checkPrivate(CustomDomain domain) {
        if (domain.values()
                .get(DomainSettings.ENDPOINT_TYPE)
                .filter(DomainSettings.PRIVATE::equals)
                .isPresent()) {
            domain.values()
                    .error(
                            DomainSettings.ENDPOINT_TYPE,
                            diagnostics,
                            PRIVATE_DOMAIN,
                            "is PRIVATE, which is not available here",
                            "Declare an AWS::ApiGateway::DomainNameV2 and its AWS::ApiGateway::BasePathMappingV2 below"
                                    + " \"resources\", and remove the domain.");
        }
    }

    private void checkEdge(CustomDomain domain) {
        if (!domain.isEdge() || domain.isExisting()) {
            return;
        }
        if (domain.api().isPresent() && !domain.isOf(Kind.REST)) {
            edge(
                    domain,
                    DomainSettings.ENDPOINT_TYPE,
                    "is EDGE, but the domain points to an API that is not a REST API");
        }
        if (domain.basePath().contains("/")) {
            edge(domain, DomainSettings.BASE_PATH, "has several segments, but the domain is edge-optimised");
        }
        if (domain.values().configured(DomainSettings.TRUSTSTORE_URI).isPresent()) {
            edge(domain, DomainSettings.TRUSTSTORE_URI, "demands mutual TLS, but the domain is edge-optimised");
        }
        if (!domain.routing().isSimple()) {
            edge(domain, DomainSettings.ROUTING, "chooses one of several records, but the domain is edge-optimised");
        }
    }

    private void edge(CustomDomain domain, Property<?> property, String problem) {
        domain.values().error(property, diagnostics, EDGE_DOMAIN_LIMITS, problem, "Set \"endpointType: REGIONAL\".");
    }

    private void checkReserved(CustomDomain domain) {
        if (List.of("ping", "sping").contains(domain.basePath())) {
            diagnostics.warning(
                    RESERVED_BASE_PATH,
                    domain.values().location(DomainSettings.BASE_PATH),
                    domain.values().path(DomainSettings.BASE_PATH),
                    "is reserved: API Gateway answers to /" + domain.basePath() + " itself",
                    "Choose another path.");
        }
    }
}
