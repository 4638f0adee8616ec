/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.plan.risk;

import io.github.serverlessmaven.deploy.plan.iam.CanonicalText;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What may cost more after a change. Prices are not known here. */
public final class CostIncreases {

    private static final String FUNCTION = "AWS::Lambda::Function";
    private static final String VERSION = "AWS::Lambda::Version";
    private static final String X86 = "x86_64";

    /** What costs by the hour or month, used or not. */
    private static final Set<String> ALWAYS_ON = Set.of(
            "AWS::ACMPCA::CertificateAuthority",
            "AWS::AmazonMQ::Broker",
            "AWS::AppRunner::Service",
            "AWS::Bedrock::ProvisionedModelThroughput",
            "AWS::DAX::Cluster",
            "AWS::DMS::ReplicationInstance",
            "AWS::DocDB::DBInstance",
            "AWS::EC2::ClientVpnEndpoint",
            "AWS::EC2::EIP",
            "AWS::EC2::Instance",
            "AWS::EC2::NatGateway",
            "AWS::EC2::TransitGatewayAttachment",
            "AWS::EC2::VPNConnection",
            "AWS::ECS::Service",
            "AWS::EKS::Cluster",
            "AWS::ElastiCache::CacheCluster",
            "AWS::ElastiCache::ReplicationGroup",
            "AWS::ElastiCache::ServerlessCache",
            "AWS::ElasticLoadBalancing::LoadBalancer",
            "AWS::ElasticLoadBalancingV2::LoadBalancer",
            "AWS::Elasticsearch::Domain",
            "AWS::FSx::FileSystem",
            "AWS::GlobalAccelerator::Accelerator",
            "AWS::KMS::Key",
            "AWS::Kinesis::Stream",
            "AWS::Kinesis::StreamConsumer",
            "AWS::Lambda::CapacityProvider",
            "AWS::MSK::Cluster",
            "AWS::MSK::ServerlessCluster",
            "AWS::MemoryDB::Cluster",
            "AWS::Neptune::DBInstance",
            "AWS::NetworkFirewall::Firewall",
            "AWS::OpenSearchServerless::Collection",
            "AWS::OpenSearchService::Domain",
            "AWS::RDS::DBCluster",
            "AWS::RDS::DBInstance",
            "AWS::RDS::DBProxy",
            "AWS::Redshift::Cluster",
            "AWS::Route53::HostedZone",
            "AWS::Route53Resolver::ResolverEndpoint",
            "AWS::SageMaker::Endpoint",
            "AWS::SecretsManager::Secret",
            "AWS::Transfer::Server",
            "AWS::WAF::WebACL",
            "AWS::WAFRegional::WebACL",
            "AWS::WAFv2::WebACL");

    private static final String PROVISIONED = "provisioned concurrency";

    private static final List<Measure> MEASURES = List.of(
            Measure.standing(
                    "AWS::Lambda::Alias",
                    PROVISIONED,
                    "ProvisionedConcurrencyConfig",
                    "ProvisionedConcurrentExecutions"),
            Measure.standing(VERSION, PROVISIONED, "ProvisionedConcurrencyConfig", "ProvisionedConcurrentExecutions"),
            Measure.standing(
                    "AWS::Lambda::EventSourceMapping",
                    "provisioned pollers",
                    "ProvisionedPollerConfig",
                    "MinimumPollers"),
            Measure.standing("AWS::ApplicationAutoScaling::ScalableTarget", "minimum capacity", "MinCapacity"),
            Measure.standing("AWS::DynamoDB::Table", "read capacity", "ProvisionedThroughput", "ReadCapacityUnits"),
            Measure.standing("AWS::DynamoDB::Table", "write capacity", "ProvisionedThroughput", "WriteCapacityUnits"),
            Measure.standing("AWS::ApiGateway::Stage", "cache", "CacheClusterEnabled"),
            Measure.used("AWS::ApiGateway::Stage", "cache (GB)", "0.5", "CacheClusterSize"),
            Measure.used(FUNCTION, "ephemeral storage (MB)", "512", "EphemeralStorage", "Size"),
            Measure.used(FUNCTION, "reserved concurrency", "no limit", "ReservedConcurrentExecutions"),
            Measure.used("AWS::Logs::LogGroup", "log retention (days)", "no end", "RetentionInDays"),
            Measure.used("AWS::Kinesis::Stream", "shards", "1", "ShardCount"),
            Measure.used("AWS::Kinesis::Stream", "retention (hours)", "24", "RetentionPeriodHours"),
            Measure.used("AWS::ECS::Service", "tasks", "1", "DesiredCount"),
            Measure.used("AWS::RDS::DBInstance", "storage (GB)", "0", "AllocatedStorage"),
            Measure.used("AWS::ElastiCache::CacheCluster", "nodes", "1", "NumCacheNodes"));

    private CostIncreases() {}

    /** What may cost more with a new template than with the deployed one. */
    public static List<Risk> added(Value.Mapping before, Value.Mapping after) {
        Map<String, TemplateResource> old = TemplateResource.of(before, CanonicalText.of(before)).stream()
                .collect(Collectors.toMap(CostIncreases::identity, resource -> resource, (first, second) -> first));
        return TemplateResource.of(after, CanonicalText.after(before, after)).stream()
                .flatMap(resource -> {
                    Optional<TemplateResource> same = Optional.ofNullable(old.get(identity(resource)))
                            .filter(found -> found.type().equals(resource.type()));
                    return Stream.of(
                                    MEASURES.stream().flatMap(measure -> measure.rise(same, resource).stream()),
                                    same.flatMap(found -> perCall(found, resource)).stream(),
                                    same.flatMap(found -> architecture(found, resource)).stream(),
                                    same.isEmpty() ? alwaysOn(resource).stream() : Stream.<Risk>empty())
                            .flatMap(each -> each);
                })
                .toList();
    }

    /** A version gets another logical id with each change of its function. */
    private static String identity(TemplateResource resource) {
        return resource.type().equals(VERSION)
                ? VERSION + " " + resource.text("FunctionName").orElse("")
                : resource.id();
    }

    private static Optional<Risk> perCall(TemplateResource before, TemplateResource after) {
        Optional<Long> old = product(before);
        Optional<Long> current = product(after);
        if (!after.type().equals(FUNCTION)
                || perCall(before).equals(perCall(after))
                || (old.isPresent() && current.isPresent() && current.get() <= old.get())) {
            return Optional.empty();
        }
        String cause = memory(before).equals(memory(after)) ? "Timeout" : "MemorySize";
        return Optional.of(new Risk(
                after.id(),
                "may cost more per call: " + perCall(after) + " instead of " + perCall(before),
                after.value(cause).isPresent() ? after.pointer(cause) : after.pointer()));
    }

    private static String perCall(TemplateResource function) {
        return memory(function) + " MB for at most " + timeout(function) + " s";
    }

    private static String memory(TemplateResource function) {
        return function.text("MemorySize").orElse("128");
    }

    private static String timeout(TemplateResource function) {
        return function.text("Timeout").orElse("3");
    }

    private static Optional<Long> product(TemplateResource function) {
        String memory = memory(function);
        String timeout = timeout(function);
        return (memory + timeout).matches("[0-9]{2,12}")
                ? Optional.of(Long.parseLong(memory) * Long.parseLong(timeout))
                : Optional.empty();
    }

    private static Optional<Risk> architecture(TemplateResource before, TemplateResource after) {
        Value x86 = Value.of(X86);
        boolean moves = after.type().equals(FUNCTION)
                && before.items("Architectures").anyMatch(Value.of("arm64")::equals)
                && after.items("Architectures").allMatch(x86::equals);
        return moves
                ? Optional.of(new Risk(
                        after.id(),
                        "runs on " + X86 + " instead of arm64",
                        after.value("Architectures").isPresent() ? after.pointer("Architectures") : after.pointer()))
                : Optional.empty();
    }

    private static Optional<Risk> alwaysOn(TemplateResource resource) {
        boolean isEndpoint = resource.type().equals("AWS::EC2::VPCEndpoint")
                && resource.text("VpcEndpointType")
                        .filter(type -> !type.equals("Gateway"))
                        .isPresent();
        return ALWAYS_ON.contains(resource.type()) || isEndpoint
                ? Optional.of(new Risk(
                        resource.id(),
                        "is a new " + resource.type() + ", which costs while it exists",
                        resource.pointer()))
                : Optional.empty();
    }
}
