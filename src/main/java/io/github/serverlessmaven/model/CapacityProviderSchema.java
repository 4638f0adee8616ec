/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.model;

import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyType;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Map;

/**
 * Capacity providers that are made with the service, with the keys of Serverless 4. The limits are those of
 * {@code AWS::Lambda::CapacityProvider} in CloudFormation's resource schemas.
 */
public final class CapacityProviderSchema {

    private static final PropertyType<Value> INSTANCE_TYPES = TemplateTypes.orIntrinsic(Types.list(
                    TemplateTypes.textOrIntrinsic(Types.text("an instance type such as r7g.large", "[a-zA-Z0-9.-]+")),
                    400)
            .map(Value.Sequence::new));

    /** The subnets of the instances. */
    public static final Property<Value> SUBNETS = Property.of(
            "subnetIds",
            ids("the id of a subnet, such as subnet-0123456789abcdef0", "subnet-[0-9a-z]+", 16),
            "The subnets in which the instances run.",
            "[subnet-0123456789abcdef0]");

    /** The security groups of the instances. */
    public static final Property<Value> SECURITY_GROUPS = Property.of(
            "securityGroupIds",
            ids("the id of a security group, such as sg-0123456789abcdef0", "sg-[0-9a-zA-Z]+", 5),
            "The security groups of the instances.",
            "[sg-0123456789abcdef0]");

    /** The VPC instead of the provider's. */
    public static final Property<PropertyValues> VPC = Property.of(
            "vpc",
            ObjectSchema.of(List.of(SUBNETS, SECURITY_GROUPS)).requiring(SUBNETS, SECURITY_GROUPS),
            "The VPC of the instances; that of \"provider.vpc\" unless set.",
            "{subnetIds: [subnet-0123456789abcdef0], securityGroupIds: [sg-0123456789abcdef0]}");

    /** The role instead of a generated one. */
    public static final Property<Value> OPERATOR_ROLE = Property.of(
            "operatorRole",
            TemplateTypes.arn("the ARN of a role", "iam"),
            "The role in which AWS Lambda manages the instances; one is generated unless set.",
            "arn:aws:iam::123456789012:role/instances");

    /** The section of the role. */
    public static final Property<PropertyValues> PERMISSIONS = Property.of(
            "permissions",
            ObjectSchema.of(List.of(OPERATOR_ROLE)),
            "What AWS Lambda may do with instances.",
            "{operatorRole: 'arn:aws:iam::123456789012:role/instances'}");

    /** Instance types, and no others. */
    public static final Property<Value> ALLOWED = Property.of(
            "allowedInstanceTypes", INSTANCE_TYPES, "The only types of instances that are used.", "[r7g.large]");

    /** Instance types that are left out. */
    public static final Property<Value> EXCLUDED =
            Property.of("excludedInstanceTypes", INSTANCE_TYPES, "Types of instances that are not used.", "[t4g.nano]");

    /** The processor. */
    public static final Property<List<String>> ARCHITECTURES = Property.of(
            "architectures",
            Types.list(Types.choice(List.of("x86_64", "arm64")), 1),
            "The processor of the instances; that of \"provider.architecture\" unless set.",
            "[arm64]");

    /** Which instances. */
    public static final Property<PropertyValues> REQUIREMENTS = Property.of(
            "instanceRequirements",
            ObjectSchema.of(List.of(ALLOWED, EXCLUDED, ARCHITECTURES)),
            "Which instances are used; any of the processor unless set.",
            "{allowedInstanceTypes: [r7g.large, r7g.xlarge], architectures: [arm64]}");

    /** The metric of a policy. */
    public static final Property<String> METRIC = Property.of(
            "predefinedMetricType",
            Types.choice(List.of("LambdaCapacityProviderAverageCPUUtilization")),
            "The metric that is kept at a value.",
            "LambdaCapacityProviderAverageCPUUtilization");

    /** The value of a policy. */
    public static final Property<Integer> TARGET =
            Property.of("targetValue", Types.integer(1, 100), "The value at which it is kept, in percent.", "70");

    /** Policies. */
    public static final Property<List<PropertyValues>> POLICIES = Property.of(
            "policies",
            Types.list(ObjectSchema.of(List.of(METRIC, TARGET)).requiring(METRIC, TARGET), 10),
            "By what instances are added and removed, if the mode is manual.",
            "[{predefinedMetricType: LambdaCapacityProviderAverageCPUUtilization, targetValue: 70}]");

    /** Who decides on the number of instances. */
    public static final Property<String> MODE = Property.of(
            "mode",
            Types.choice(List.of("auto", "manual")),
            "Whether AWS Lambda decides how many instances there are, or the policies do.",
            "manual");

    /** How large all instances may be together. */
    public static final Property<Integer> MAXIMUM = Property.of(
            "maxVCpuCount",
            Types.integer(2, 15_000),
            "How many virtual processors the instances have together at most.",
            "100");

    /** How many instances. */
    public static final Property<PropertyValues> SCALING = Property.of(
            "scaling",
            ObjectSchema.of(List.of(MODE, MAXIMUM, POLICIES)),
            "How many instances there are.",
            "{maxVCpuCount: 100, mode: auto}");

    /** The key that encrypts what instances keep. */
    public static final Property<Value> KEY = Property.of(
            "kmsKeyArn",
            ServiceSchema.KMS_KEY,
            "The KMS key of the capacity provider; AWS's own unless set.",
            "arn:aws:kms:eu-central-1:123456789012:key/1234abcd");

    /** All of them, by name. */
    public static final Property<Map<String, PropertyValues>> CAPACITY_PROVIDERS = Property.of(
            "capacityProviders",
            Types.map(
                    "a name of letters, digits, - and _",
                    "[A-Za-z0-9_-]+",
                    ObjectSchema.of(List.of(PERMISSIONS, VPC, REQUIREMENTS, SCALING, KEY))),
            "Capacity providers for functions on managed instances, by the names that functions give; each is made if a function names it.",
            "{orders: {scaling: {maxVCpuCount: 100}}}");

    static final List<Property<?>> PROVIDER = List.of(CAPACITY_PROVIDERS);

    private CapacityProviderSchema() {}

    private static PropertyType<Value> ids(String description, String form, int maximum) {
        return TemplateTypes.orIntrinsic(
                Types.list(TemplateTypes.textOrIntrinsic(Types.text(description, form)), maximum)
                        .map(Value.Sequence::new));
    }
}
