/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.plan.risk;

import io.github.serverlessmaven.deploy.plan.iam.CanonicalText;
import io.github.serverlessmaven.deploy.plan.iam.OpenStatement;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What anybody can call, read or reach after a change and not before. */
public final class PublicExposure {

    private static final Set<String> REACHABLE = Set.of(
            "AWS::RDS::DBInstance",
            "AWS::RDS::DBCluster",
            "AWS::Redshift::Cluster",
            "AWS::RedshiftServerless::Workgroup",
            "AWS::AmazonMQ::Broker",
            "AWS::DMS::ReplicationInstance");

    private PublicExposure() {}

    /** What a new template exposes and the deployed one does not. */
    public static List<Risk> added(Value.Mapping before, Value.Mapping after) {
        List<Exposure> old = in(before, CanonicalText.of(before));
        return Stream.concat(
                        in(after, CanonicalText.after(before, after)).stream()
                                .filter(exposure -> old.stream().noneMatch(exposure::isIn))
                                .map(Exposure::risk),
                        PublicAccessBlocks.loosened(before, after))
                .distinct()
                .toList();
    }

    private static List<Exposure> in(Value.Mapping template, CanonicalText texts) {
        List<TemplateResource> resources = TemplateResource.of(template, texts);
        Map<String, TemplateResource> byId =
                resources.stream().collect(Collectors.toMap(TemplateResource::id, resource -> resource));
        OpenRoutes routes = new OpenRoutes(byId, OpenStatement.limitedApis(template, texts));
        return Stream.of(
                        resources.stream().flatMap(PublicExposure::functionUrl),
                        resources.stream().flatMap(routes::of),
                        resources.stream().flatMap(OpenPorts::of),
                        resources.stream().flatMap(PublicExposure::others),
                        statements(byId, OpenStatement.in(template, texts)))
                .flatMap(each -> each)
                .toList();
    }

    private static Stream<Exposure> functionUrl(TemplateResource resource) {
        boolean isOpen = resource.type().equals("AWS::Lambda::Url")
                && resource.text("AuthType").filter("NONE"::equals).isPresent();
        if (!isOpen) {
            return Stream.empty();
        }
        String function =
                TemplateResource.referred(resource.text("TargetFunctionArn").orElse(""));
        String qualifier = resource.text("Qualifier").map(alias -> ":" + alias).orElse("");
        return Stream.of(Exposure.of(
                resource,
                "url " + function + qualifier,
                "is a URL of function " + function + qualifier + " that anybody can call (AuthType NONE)",
                "AuthType"));
    }

    private static Stream<Exposure> statements(Map<String, TemplateResource> byId, List<OpenStatement> statements) {
        return statements.stream()
                .map(statement -> new Exposure(
                        "statement " + statement.resources() + " " + statement.actions() + " " + statement.condition(),
                        Optional.ofNullable(byId.get(statement.logicalId())).flatMap(TemplateResource::condition),
                        new Risk(
                                statement.logicalId(),
                                "permits anybody (principal *) " + String.join(", ", statement.actions()) + " on "
                                        + String.join(", ", statement.resources()),
                                statement.pointer())));
    }

    private static Stream<Exposure> others(TemplateResource resource) {
        String id = resource.id();
        if (REACHABLE.contains(resource.type())
                && resource.text("PubliclyAccessible").filter("true"::equals).isPresent()) {
            return Stream.of(
                    Exposure.of(resource, "reachable " + id, "can be reached from the internet", "PubliclyAccessible"));
        }
        return switch (resource.type()) {
            case "AWS::S3::Bucket" ->
                resource
                        .text("AccessControl")
                        .filter(acl -> acl.startsWith("PublicRead"))
                        .map(acl -> Exposure.of(
                                resource,
                                "acl " + id + " " + acl,
                                "has the access control list " + acl + ", by which anybody can read it",
                                "AccessControl"))
                        .stream();
            case "AWS::Cognito::IdentityPool" ->
                resource
                        .text("AllowUnauthenticatedIdentities")
                        .filter("true"::equals)
                        .map(open -> Exposure.of(
                                resource,
                                "guests " + id,
                                "gives credentials to anybody (AllowUnauthenticatedIdentities)",
                                "AllowUnauthenticatedIdentities"))
                        .stream();
            case "AWS::AppSync::GraphQLApi" ->
                resource
                        .text("AuthenticationType")
                        .filter("API_KEY"::equals)
                        .map(key -> Exposure.of(
                                resource,
                                "graphql " + id,
                                "answers everybody who has the key of the API",
                                "AuthenticationType"))
                        .stream();
            default -> Stream.empty();
        };
    }
}
