/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.failure;

import io.github.serverlessmaven.deploy.port.StackEvent;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What to do when CloudFormation cannot create what exists already outside of the stack, such as mappings and records that
 * serverless-domain-manager made: it creates, and never takes over.
 *
 * @param template the template that the stack was to get
 * @param region the region of the stack
 */
public record ExistingResources(Value.Mapping template, String region) {

    /** What can be done about the failures among some events, a sentence each; empty for those of other causes. */
    public List<String> remedies(List<StackEvent> events) {
        return events.stream()
                .filter(event -> event.isCause()
                        && event.reason()
                                .filter(reason ->
                                        reason.toLowerCase(Locale.ROOT).contains("already exists"))
                                .isPresent())
                .flatMap(event -> remedy(event.logicalId(), event.type()).stream())
                .distinct()
                .toList();
    }

    private Optional<String> remedy(String id, String type) {
        Value.Mapping properties = template.section("Resources").section(id).section("Properties");
        return switch (type) {
            case "AWS::ApiGateway::DomainName" ->
                properties
                        .text("DomainName")
                        .map(name -> "The domain " + name
                                + " exists already: write \"existing: true\" to have only its mapping here.");
            case "AWS::ApiGateway::BasePathMapping" ->
                domain(properties).map(name -> remove(id, basePathMapping(name, properties.text("BasePath"))));
            case "AWS::ApiGatewayV2::ApiMapping" ->
                domain(properties).map(name -> remove(id, apiMapping(name, properties.text("ApiMappingKey"))));
            case "AWS::Route53::RecordSet" ->
                properties
                        .text("HostedZoneId")
                        .flatMap(zone -> record(zone, properties))
                        .map(command -> "Write \"createRoute53Record: false\" to keep the record as it is. "
                                + remove(id, command));
            default -> Optional.empty();
        };
    }

    private static String remove(String id, String command) {
        return "Remove what conflicts with " + id + ", and deploy again at once, since requests fail in between: "
                + command;
    }

    /** The name of a domain, which may be another resource of the template. */
    private Optional<String> domain(Value.Mapping mapping) {
        return mapping.text("DomainName")
                .or(() -> mapping.section("DomainName")
                        .text("Ref")
                        .flatMap(id -> template.section("Resources")
                                .section(id)
                                .section("Properties")
                                .text("DomainName")));
    }

    private String basePathMapping(String domain, Optional<String> path) {
        return "aws apigateway delete-base-path-mapping --region " + region + " --domain-name '" + domain
                + "' --base-path '" + path.orElse("(none)") + "'";
    }

    /** API Gateway V2 deletes a mapping by its id only. */
    private String apiMapping(String domain, Optional<String> path) {
        String common = " --region " + region + " --domain-name '" + domain + "'";
        String filter = path.map(key -> "ApiMappingKey=='" + key + "'")
                .orElse("ApiMappingKey=='(none)' || ApiMappingKey=='' || !ApiMappingKey");
        return "aws apigatewayv2 delete-api-mapping" + common + " --api-mapping-id $(aws apigatewayv2 get-api-mappings"
                + common + " --query \"Items[?" + filter + "].ApiMappingId\" --output text)";
    }

    /** Route 53 deletes a record only if it is given as it is. */
    private static Optional<String> record(String zone, Value.Mapping properties) {
        return properties
                .text("Name")
                .flatMap(name -> properties
                        .text("Type")
                        .map(type -> "aws route53 change-resource-record-sets --hosted-zone-id " + zone
                                + " --change-batch \"$(aws route53 list-resource-record-sets --hosted-zone-id " + zone
                                + " --query \"{Changes: ResourceRecordSets[?Name=='" + name + ".' && Type=='" + type
                                + "'].{Action: 'DELETE', ResourceRecordSet: @}}\" --output json)\""));
    }
}
