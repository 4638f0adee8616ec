/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.domain;

import io.github.serverlessmaven.event.ServedApi;
import io.github.serverlessmaven.event.ServedApi.Kind;
import io.github.serverlessmaven.feature.Tags;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.template.Intrinsic;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.Resource;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a domain adds to the template.
 *
 * @param service the service
 * @param domain a domain without faults
 */
record DomainResources(Service service, CustomDomain domain) {

    /**
     * The domain with its certificate and records; nothing of one that exists.
     *
     * @param certificate the ARN of the certificate that was looked up for it
     */
    List<Resource> ofDomain(Optional<String> certificate) {
        if (domain.isExisting()) {
            return List.of();
        }
        List<Resource> resources = new ArrayList<>();
        if (domain.createsCertificate()) {
            resources.add(certificate());
        }
        resources.add(domainName(certificate
                .<Value>map(Value::of)
                .or(domain::certificateArn)
                .orElseGet(() -> Intrinsic.ref(DomainIds.certificate(domain.name())))));
        if (domain.hasRecord()) {
            resources.addAll(new DomainRecords(domain).resources());
        }
        return resources;
    }

    private Resource certificate() {
        Value.Mapping properties = Value.mapping()
                .put("DomainName", domain.name())
                .put("ValidationMethod", "DNS")
                .put(
                        "DomainValidationOptions",
                        Value.list(Value.mapping()
                                .put("DomainName", domain.name())
                                .put("HostedZoneId", domain.zoneIds().get(0))
                                .build()))
                .put("Tags", tags())
                .build();
        return Resource.of(DomainIds.certificate(domain.name()), "AWS::CertificateManager::Certificate", properties);
    }

    private Resource domainName(Value certificate) {
        Value.MappingBuilder properties = Value.mapping()
                .put("DomainName", domain.name())
                .put("EndpointConfiguration", Value.mapping("Types", Value.list(Value.of(domain.endpointType()))))
                .put(domain.isEdge() ? "CertificateArn" : "RegionalCertificateArn", certificate)
                .put(
                        "SecurityPolicy",
                        domain.values().get(DomainSettings.SECURITY_POLICY).orElse("TLS_1_2"))
                .put(
                        "EndpointAccessMode",
                        domain.values().get(DomainSettings.ACCESS_MODE).map(Value::of))
                .put("MutualTlsAuthentication", truststore())
                .put("OwnershipVerificationCertificateArn", domain.values().get(DomainSettings.OWNERSHIP_CERTIFICATE))
                .put("RoutingMode", routingMode())
                .put("Tags", tags());
        return Resource.of(DomainIds.domain(domain.name()), "AWS::ApiGateway::DomainName", properties.build());
    }

    /** The first version of API Gateway has names of its own for what the second calls API mappings. */
    private Optional<Value> routingMode() {
        return domain.values()
                .get(DomainSettings.ROUTING_MODE)
                .map(mode -> Value.of(mode.replace("API_MAPPING", "BASE_PATH_MAPPING")));
    }

    private Optional<Value> truststore() {
        return domain.values()
                .get(DomainSettings.TRUSTSTORE_URI)
                .map(uri -> Value.mapping()
                        .put("TruststoreUri", uri)
                        .put(
                                "TruststoreVersion",
                                domain.values()
                                        .get(DomainSettings.TRUSTSTORE_VERSION)
                                        .map(Value::of))
                        .build());
    }

    private Optional<Value> tags() {
        List<Value> tags = Tags.ofProvider(service).entrySet().stream()
                .map(DomainResources::tag)
                .toList();
        return tags.isEmpty() ? Optional.empty() : Optional.of(new Value.Sequence(tags));
    }

    private static Value tag(Map.Entry<String, Value> tag) {
        return Value.mapping()
                .put("Key", tag.getKey())
                .put("Value", tag.getValue())
                .build();
    }

    /**
     * The mapping of the base path to an API. Only API Gateway V2 knows paths of several segments, and APIs other than REST APIs.
     *
     * @param name the domain's name, or a reference to it
     */
    Resource mapping(ServedApi api, Value name) {
        String path = domain.basePath();
        boolean isFirstVersion = api.kind() == Kind.REST && !path.contains("/");
        Optional<Value> key = Optional.of(path).filter(text -> !text.isEmpty()).map(Value::of);
        Value stage = domain.values()
                .get(DomainSettings.STAGE)
                .filter(other -> !isDefaultStage(api))
                .<Value>map(Value::of)
                .orElse(api.stage());
        Value.Mapping properties = Value.mapping()
                .put("DomainName", name)
                .put(isFirstVersion ? "BasePath" : "ApiMappingKey", key)
                .put(isFirstVersion ? "RestApiId" : "ApiId", api.id())
                .put("Stage", stage)
                .build();
        LogicalId id = DomainIds.mapping(domain.name(), isFirstVersion ? "" : "Api", path);
        return Resource.of(
                        id,
                        isFirstVersion ? "AWS::ApiGateway::BasePathMapping" : "AWS::ApiGatewayV2::ApiMapping",
                        properties)
                .after(api.dependencies());
    }

    /** The npm plugin maps all paths of an HTTP API to its default stage, whatever stage is configured. */
    private boolean isDefaultStage(ServedApi api) {
        return domain.ofPlugin() && api.kind() == Kind.HTTP && domain.basePath().isEmpty();
    }
}
