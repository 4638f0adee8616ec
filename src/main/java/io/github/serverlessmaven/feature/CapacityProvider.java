/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.feature;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.diagnostic.Suggestion;
import io.github.serverlessmaven.model.CapacityProviderSchema;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.model.ServiceSchema;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.template.Intrinsic;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.Resource;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A capacity provider that is made with the service: {@code AWS::Lambda::CapacityProvider}, and the role in which AWS Lambda manages its
 * instances. Functions that name the same one give the same resources.
 *
 * @param service the service
 * @param name its name below {@code provider.capacityProviders}; {@code default} needs no settings there
 */
record CapacityProvider(Service service, String name) {

    static final DiagnosticCode UNKNOWN_CAPACITY_PROVIDER = new DiagnosticCode(
            "UNKNOWN_CAPACITY_PROVIDER", "The function names a capacity provider that the provider does not have.");

    static final DiagnosticCode CAPACITY_PROVIDER_WITHOUT_VPC =
            new DiagnosticCode("CAPACITY_PROVIDER_WITHOUT_VPC", "The instances of a capacity provider are in no VPC.");

    static final DiagnosticCode CAPACITY_PROVIDER_CONFLICT = new DiagnosticCode(
            "CAPACITY_PROVIDER_CONFLICT", "A capacity provider has settings that exclude each other.");

    private static final String DEFAULT = "default";

    private static final LogicalId ROLE = new LogicalId("LambdaCapacityProviderOperatorRole");

    private static final Value POLICY =
            Intrinsic.sub("arn:${AWS::Partition}:iam::aws:policy/AWSLambdaManagedEC2ResourceOperator");

    private static Map<String, PropertyValues> all(Service service) {
        return service.provider().get(CapacityProviderSchema.CAPACITY_PROVIDERS).orElse(Map.of());
    }

    private PropertyValues settings() {
        return all(service)
                .getOrDefault(
                        name,
                        PropertyValues.none("provider." + CapacityProviderSchema.CAPACITY_PROVIDERS + "." + name));
    }

    /** Its ARN. */
    Value arn() {
        return Intrinsic.getAtt(id(), "Arn");
    }

    private LogicalId id() {
        return service.names().capacityProviderId(name);
    }

    /** Reports what keeps a function from running on it. */
    void check(FunctionScope scope, Diagnostics diagnostics) {
        Map<String, PropertyValues> all = all(service);
        if (!all.containsKey(name) && !name.equals(DEFAULT)) {
            scope.error(
                    ManagedInstances.CAPACITY_PROVIDER,
                    diagnostics,
                    UNKNOWN_CAPACITY_PROVIDER,
                    "names the capacity provider \"" + name + "\", which is not below provider.capacityProviders",
                    Suggestion.of(name, all.keySet())
                            .map(meant -> "Did you mean \"" + meant + "\"?")
                            .orElse("Add it there, or give the ARN of one that exists."));
        } else if (vpc().isEmpty()) {
            scope.error(
                    ManagedInstances.CAPACITY_PROVIDER,
                    diagnostics,
                    CAPACITY_PROVIDER_WITHOUT_VPC,
                    "names the capacity provider \"" + name + "\", whose instances have no VPC",
                    "Set \"vpc\" of the capacity provider, or \"provider.vpc\", with subnets and security groups.");
        }
        settings().get(CapacityProviderSchema.REQUIREMENTS).ifPresent(types -> {
            if (types.get(CapacityProviderSchema.ALLOWED).isPresent()
                    && types.get(CapacityProviderSchema.EXCLUDED).isPresent()) {
                types.error(
                        CapacityProviderSchema.EXCLUDED,
                        diagnostics,
                        CAPACITY_PROVIDER_CONFLICT,
                        "is not available together with " + CapacityProviderSchema.ALLOWED,
                        "Remove one of the two.");
            }
        });
    }

    /** Its resources. */
    List<Resource> resources() {
        PropertyValues settings = settings();
        Optional<Value> givenRole = settings.get(CapacityProviderSchema.PERMISSIONS)
                .flatMap(permissions -> permissions.get(CapacityProviderSchema.OPERATOR_ROLE));
        Value.Mapping properties = Value.mapping()
                .put(
                        "CapacityProviderScalingConfig",
                        settings.get(CapacityProviderSchema.SCALING).map(CapacityProvider::scaling))
                .put("InstanceRequirements", requirements(settings.get(CapacityProviderSchema.REQUIREMENTS)))
                .put("KmsKeyArn", settings.get(CapacityProviderSchema.KEY))
                .put(
                        "PermissionsConfig",
                        Value.mapping(
                                "CapacityProviderOperatorRoleArn",
                                givenRole.orElseGet(() -> Intrinsic.getAtt(ROLE, "Arn"))))
                .put("VpcConfig", vpc())
                .build();
        List<Resource> resources = new ArrayList<>();
        resources.add(
                Resource.of(id(), "AWS::Lambda::CapacityProvider", properties).always());
        if (givenRole.isEmpty()) {
            resources.add(role().always());
        }
        return resources;
    }

    private static Value scaling(PropertyValues scaling) {
        return Value.mapping()
                .put("MaxVCpuCount", scaling.get(CapacityProviderSchema.MAXIMUM).map(Value::of))
                .put(
                        "ScalingMode",
                        scaling.get(CapacityProviderSchema.MODE)
                                .map(mode -> Value.of(mode.equals("auto") ? "Auto" : "Manual")))
                .put(
                        "ScalingPolicies",
                        scaling.get(CapacityProviderSchema.POLICIES)
                                .map(policies -> new Value.Sequence(policies.stream()
                                        .<Value>map(CapacityProvider::policy)
                                        .toList())))
                .build();
    }

    private static Value policy(PropertyValues policy) {
        return Value.mapping()
                .put(
                        "PredefinedMetricType",
                        policy.get(CapacityProviderSchema.METRIC).map(Value::of))
                .put("TargetValue", policy.get(CapacityProviderSchema.TARGET).map(Value::of))
                .build();
    }

    /** AWS takes x86_64 unless a processor is given. */
    private Optional<Value> requirements(Optional<PropertyValues> settings) {
        Optional<List<String>> processor = settings.flatMap(types -> types.get(CapacityProviderSchema.ARCHITECTURES))
                .or(() -> ServiceSchema.ARCHITECTURE
                        .inheritance()
                        .flatMap(inheritance -> inheritance.read().apply(service.provider()))
                        .map(List::of));
        Value.Mapping requirements = Value.mapping()
                .put("AllowedInstanceTypes", settings.flatMap(types -> types.get(CapacityProviderSchema.ALLOWED)))
                .put("ExcludedInstanceTypes", settings.flatMap(types -> types.get(CapacityProviderSchema.EXCLUDED)))
                .put("Architectures", processor.map(Value::texts))
                .build();
        return Optional.<Value>of(requirements)
                .filter(value -> !requirements.entries().isEmpty());
    }

    private Optional<Value> vpc() {
        return settings()
                .get(CapacityProviderSchema.VPC)
                .<Value>map(vpc -> Value.mapping()
                        .put("SecurityGroupIds", vpc.get(CapacityProviderSchema.SECURITY_GROUPS))
                        .put("SubnetIds", vpc.get(CapacityProviderSchema.SUBNETS))
                        .build())
                .or(() -> Vpc.instancesOfProvider(service));
    }

    private static Resource role() {
        Value trust = Value.mapping()
                .put("Effect", "Allow")
                .put("Principal", Value.mapping("Service", Value.texts(List.of("lambda.amazonaws.com"))))
                .put("Action", Value.texts(List.of("sts:AssumeRole")))
                .build();
        return Resource.of(
                ROLE,
                "AWS::IAM::Role",
                Value.mapping()
                        .put(
                                "AssumeRolePolicyDocument",
                                Value.mapping()
                                        .put("Version", "2012-10-17")
                                        .put("Statement", Value.list(trust))
                                        .build())
                        .put("ManagedPolicyArns", Value.list(POLICY))
                        .build());
    }
}
