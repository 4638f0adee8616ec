/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.feature;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.model.TemplateTypes;
import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyType;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.Intrinsic;
import io.github.serverlessmaven.template.TemplateFragment;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Optional;

/** The network the function is attached to: {@code VpcConfig}, and AWS's policy for the network interfaces. */
public final class Vpc implements FunctionFeature {

    static final DiagnosticCode INCOMPLETE_VPC =
            new DiagnosticCode("INCOMPLETE_VPC", "A function in a VPC lacks its security groups or its subnets.");

    static final Property<Settings> VPC = Property.of(
                    "vpc",
                    Types.deferred(() -> Settings.TYPE),
                    "The VPC the function is attached to; each key takes precedence over the provider's, false or null leaves the"
                            + " provider's VPC.",
                    "{securityGroupIds: [sg-0123456789abcdef0], subnetIds: [subnet-0123456789abcdef0]}")
            .inherited((provider, function) -> function.over(provider));

    private static final Value POLICY = Intrinsic.join(
            "",
            Value.of("arn:"),
            Intrinsic.pseudo("AWS::Partition"),
            Value.of(":iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole"));

    private static PropertyType<Value> ids(String description, String form, int maximum) {
        return TemplateTypes.orIntrinsic(
                Types.list(TemplateTypes.textOrIntrinsic(Types.text(description, form)), maximum)
                        .map(Value.Sequence::new));
    }

    /** Whether the function is attached to a VPC. */
    static boolean isEffective(FunctionScope scope) {
        return effective(scope).isPresent();
    }

    /** The provider's VPC is that of the instances for functions which run on instances. */
    private static Optional<Settings> effective(FunctionScope scope) {
        boolean isInherited = !scope.function().settings().path(VPC).startsWith("functions.");
        return scope.get(VPC).filter(Settings::attached).filter(vpc -> !isInherited || !ManagedInstances.isOn(scope));
    }

    /** The provider's VPC for instances; empty unless it has subnets and security groups. */
    static Optional<Value> instancesOfProvider(Service service) {
        return VPC.inheritance()
                .flatMap(inheritance -> inheritance.read().apply(service.provider()))
                .filter(vpc -> vpc.attached() && vpc.missing().isEmpty())
                .map(vpc -> Value.mapping()
                        .put("SecurityGroupIds", vpc.securityGroups())
                        .put("SubnetIds", vpc.subnets())
                        .build());
    }

    @Override
    public List<Property<?>> properties() {
        return List.of(VPC);
    }

    @Override
    public void check(FunctionScope scope, Diagnostics diagnostics) {
        effective(scope)
                .flatMap(Settings::missing)
                .filter(missing -> !scope.alreadyReported(VPC, missing, diagnostics))
                .ifPresent(missing -> scope.function()
                        .settings()
                        .error(
                                VPC,
                                diagnostics,
                                INCOMPLETE_VPC,
                                "has no " + missing + ", neither the function's nor the provider's",
                                "Add them: AWS needs security groups and subnets."));
    }

    @Override
    public TemplateFragment contribute(FunctionScope scope) {
        return effective(scope)
                .map(vpc ->
                        TemplateFragment.property("VpcConfig", vpc.toValue()).withManagedPolicy(POLICY))
                .orElse(TemplateFragment.EMPTY);
    }

    /** Whether there is a VPC, and the keys that are configured for it. */
    record Settings(boolean attached, Optional<Value> securityGroups, Optional<Value> subnets, Optional<Boolean> ipv6) {

        static final Settings NONE = new Settings(false, Optional.empty(), Optional.empty(), Optional.empty());

        /** The maxima of "VpcConfig" in the AWS Lambda API reference. */
        private static final Property<Value> SECURITY_GROUPS = Property.of(
                "securityGroupIds",
                ids("the id of a security group, such as sg-0123456789abcdef0", "sg-[0-9a-zA-Z]+", 5),
                "The security groups of the function.",
                "[sg-0123456789abcdef0]");

        private static final Property<Value> SUBNETS = Property.of(
                "subnetIds",
                ids("the id of a subnet, such as subnet-0123456789abcdef0", "subnet-[0-9a-zA-Z]+", 16),
                "The subnets the function has network interfaces in.",
                "[subnet-0123456789abcdef0, subnet-0fedcba9876543210]");

        private static final Property<Boolean> IPV6 = Property.of(
                "ipv6AllowedForDualStack",
                Types.bool(),
                "Whether the function may send IPv6 traffic from subnets that have both.",
                "true");

        private static final PropertyType<Settings> TYPE = Types.switchable(
                ObjectSchema.of(List.of(SECURITY_GROUPS, SUBNETS, IPV6)).map(Settings::of), Settings.NONE);

        static Settings of(PropertyValues values) {
            return new Settings(true, values.get(SECURITY_GROUPS), values.get(SUBNETS), values.get(IPV6));
        }

        Settings over(Settings provider) {
            return attached
                    ? new Settings(
                            true,
                            securityGroups.or(provider::securityGroups),
                            subnets.or(provider::subnets),
                            ipv6.or(provider::ipv6))
                    : NONE;
        }

        Optional<Property<?>> missing() {
            return subnets.isEmpty()
                    ? Optional.of(SUBNETS)
                    : Optional.<Property<?>>of(SECURITY_GROUPS).filter(groups -> securityGroups.isEmpty());
        }

        Value toValue() {
            return Value.mapping()
                    .put("SecurityGroupIds", securityGroups)
                    .put("SubnetIds", subnets)
                    .put("Ipv6AllowedForDualStack", ipv6.map(Value::of))
                    .build();
        }
    }
}
