/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.domain;

import io.github.serverlessmaven.event.domain.DomainSettings.Routing;
import io.github.serverlessmaven.template.Intrinsic;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.Resource;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The records that lead to a domain: one for IPv4 and one for IPv6 in each of its hosted zones.
 *
 * @param domain a domain that the stack has
 */
record DomainRecords(CustomDomain domain) {

    List<Resource> resources() {
        List<Resource> resources = new ArrayList<>();
        List<Optional<Value>> zones = domain.zoneIds().isEmpty()
                ? List.of(Optional.empty())
                : domain.zoneIds().stream().map(Optional::of).toList();
        for (int i = 0; i < zones.size(); i++) {
            for (String type : domain.recordTypes()) {
                resources.add(record(type, i + 1, zones.get(i)));
            }
        }
        return resources;
    }

    private Resource record(String type, int number, Optional<Value> zone) {
        Value.MappingBuilder properties = Value.mapping()
                .put("HostedZoneId", zone)
                .put("HostedZoneName", domain.zoneName().map(Value::of).filter(name -> zone.isEmpty()))
                .put("Name", domain.name())
                .put("Type", type)
                .put(
                        "AliasTarget",
                        Value.mapping()
                                .put("DNSName", target(domain, "DomainName"))
                                .put("HostedZoneId", target(domain, "HostedZoneId"))
                                .put("EvaluateTargetHealth", Value.of(false))
                                .build());
        putRouting(properties);
        return Resource.of(
                DomainIds.record(domain.name(), type, number), "AWS::Route53::RecordSet", properties.build());
    }

    private void putRouting(Value.MappingBuilder properties) {
        Routing routing = domain.routing();
        if (routing.isSimple()) {
            return;
        }
        if (routing.policy().equals("weighted")) {
            properties.put("Weight", Value.of(routing.weight()));
        } else {
            properties.put("Region", Intrinsic.pseudo("AWS::Region"));
        }
        properties
                .put(
                        "SetIdentifier",
                        routing.identifier().<Value>map(Value::of).orElseGet(() -> target(domain, "DomainName")))
                .put("HealthCheckId", routing.healthCheck().map(Value::of));
    }

    /**
     * An attribute of the name that AWS gives the domain.
     *
     * @param attribute its last part: {@code DomainName} or {@code HostedZoneId}
     */
    static Value target(CustomDomain domain, String attribute) {
        LogicalId id = DomainIds.domain(domain.name());
        return Intrinsic.getAtt(id, (domain.isEdge() ? "Distribution" : "Regional") + attribute);
    }
}
