/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.feature;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.model.TemplateTypes;
import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.TemplateFragment;
import io.github.serverlessmaven.template.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * EC2 instances that AWS manages for the function: {@code CapacityProviderConfig} and {@code FunctionScalingConfig}. The keys are those of
 * Serverless 4, the limits those of "Lambda Managed Instances" in the AWS Lambda developer guide. Calls go to the newest published
 * version, whether or not they name one.
 */
public final class ManagedInstances implements FunctionFeature {

    static final DiagnosticCode MANAGED_INSTANCES_RUNTIME =
            new DiagnosticCode("MANAGED_INSTANCES_RUNTIME", "AWS has no managed instances for the runtime.");

    static final DiagnosticCode MANAGED_INSTANCES_CONFLICT = new DiagnosticCode(
            "MANAGED_INSTANCES_CONFLICT",
            "The function has a setting that AWS does not combine with managed instances.");

    private static final int LEAST_MEMORY = 2048;

    private static final Property<Value> ARN = Property.of(
                    "arn",
                    TemplateTypes.textOrIntrinsic(Types.text(
                            "the ARN of a capacity provider, or the name of one below provider.capacityProviders",
                            "arn:aws[a-z-]*:lambda:\\S+|[A-Za-z0-9_-]+")),
                    "The capacity provider: its ARN, its name below \"provider.capacityProviders\", or a resource of the stack.",
                    "!GetAtt Capacity.Arn")
            .alias("name");

    private static final Property<Integer> CONCURRENCY = Property.of(
            "maxConcurrency",
            Types.integer(1, 1600),
            "How many calls one environment serves at once; as AWS has it for the runtime unless set.",
            "32");

    private static final Property<Integer> MEMORY_PER_CPU = Property.of(
            "memoryPerVCpu",
            Types.integerOf(List.of(2, 4, 8)),
            "How many GiB of memory there are for each virtual processor; 2 unless set.",
            "4");

    private static final Property<Integer> LEAST =
            Property.of("min", Types.integer(0, 15_000), "How many environments are kept ready; 3 unless set.", "1");

    private static final Property<Integer> MOST =
            Property.of("max", Types.integer(0, 15_000), "How many environments there may be at once.", "10");

    private static final Property<PropertyValues> SCALING = Property.of(
            "scaling", ObjectSchema.of(List.of(LEAST, MOST)), "How many environments there are.", "{min: 1, max: 10}");

    static final Property<PropertyValues> CAPACITY_PROVIDER = Property.of(
            "capacityProvider",
            Types.shorthand(
                    ObjectSchema.of(List.of(ARN, CONCURRENCY, MEMORY_PER_CPU, SCALING))
                            .requiring(ARN),
                    ARN),
            "Runs the function on EC2 instances of a capacity provider; for functions that do not exist yet.",
            "{arn: 'arn:aws:lambda:eu-central-1:123456789012:capacity-provider:orders', maxConcurrency: 32}");

    /** Whether the function runs on managed instances. */
    static boolean isOn(FunctionScope scope) {
        return scope.get(CAPACITY_PROVIDER).isPresent();
    }

    /** The capacity provider of the service that the function names; empty if it is another one. */
    private static Optional<CapacityProvider> named(FunctionScope scope) {
        return scope.get(CAPACITY_PROVIDER)
                .flatMap(settings -> settings.get(ARN))
                .filter(Value.Text.class::isInstance)
                .map(value -> ((Value.Text) value).text())
                .filter(text -> !text.startsWith("arn:"))
                .map(name -> new CapacityProvider(scope.service(), name));
    }

    @Override
    public List<Property<?>> properties() {
        return List.of(CAPACITY_PROVIDER);
    }

    @Override
    public void check(FunctionScope scope, Diagnostics diagnostics) {
        if (!isOn(scope)) {
            return;
        }
        named(scope).ifPresent(provider -> provider.check(scope, diagnostics));
        RuntimeCatalog.require(
                RuntimeAbility.MANAGED_INSTANCES, CAPACITY_PROVIDER, scope, MANAGED_INSTANCES_RUNTIME, diagnostics);
        if (scope.get(MemorySize.MEMORY_SIZE).orElseThrow() instanceof Value.Numeric memory
                && memory.number().intValue() < LEAST_MEMORY) {
            scope.error(
                    CAPACITY_PROVIDER,
                    diagnostics,
                    MANAGED_INSTANCES_CONFLICT,
                    "needs at least " + LEAST_MEMORY + " MB of memory, but the function has " + memory.number(),
                    "Set \"memorySize: " + LEAST_MEMORY + "\", or more.");
        }
        Map<Property<?>, Boolean> others = new LinkedHashMap<>();
        others.put(SnapStart.SNAP_START, SnapStart.isOn(scope));
        others.put(
                ProvisionedConcurrency.PROVISIONED,
                ProvisionedConcurrency.instances(scope).isPresent());
        others.put(Vpc.VPC, Vpc.isEffective(scope));
        others.forEach((other, present) -> {
            if (present) {
                scope.error(
                        CAPACITY_PROVIDER,
                        diagnostics,
                        MANAGED_INSTANCES_CONFLICT,
                        "is not available together with " + other,
                        "Remove one of the two: the capacity provider has its own environments, in its own VPC.");
            }
        });
    }

    @Override
    public TemplateFragment contribute(FunctionScope scope) {
        return scope.get(CAPACITY_PROVIDER)
                .map(settings -> contribute(settings, named(scope)))
                .orElse(TemplateFragment.EMPTY);
    }

    private static TemplateFragment contribute(PropertyValues settings, Optional<CapacityProvider> own) {
        Value.Mapping instances = Value.mapping()
                .put("CapacityProviderArn", own.map(CapacityProvider::arn).or(() -> settings.get(ARN)))
                .put(
                        "PerExecutionEnvironmentMaxConcurrency",
                        settings.get(CONCURRENCY).map(Value::of))
                .put(
                        "ExecutionEnvironmentMemoryGiBPerVCpu",
                        settings.get(MEMORY_PER_CPU).map(Value::of))
                .build();
        TemplateFragment fragment = TemplateFragment.EMPTY
                .withOnly(own.map(CapacityProvider::resources).orElse(List.of()))
                .withProperty(
                        "CapacityProviderConfig",
                        Value.mapping("LambdaManagedInstancesCapacityProviderConfig", instances))
                .withProperty("PublishToLatestPublished", Value.of(true));
        return settings.get(SCALING)
                .map(scaling -> fragment.withProperty(
                        "FunctionScalingConfig",
                        Value.mapping()
                                .put(
                                        "MinExecutionEnvironments",
                                        scaling.get(LEAST).map(Value::of))
                                .put(
                                        "MaxExecutionEnvironments",
                                        scaling.get(MOST).map(Value::of))
                                .build()))
                .orElse(fragment);
    }
}
