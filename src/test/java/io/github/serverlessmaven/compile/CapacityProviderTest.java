/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CapacityProviderTest {

    private static final String VPC = "{subnetIds: [subnet-1a], securityGroupIds: [sg-1]}";

    @Test
    void functionsThatNameOneCapacityProviderShareItAndItsRole() {
        CompiledService service = service(
                "vpc: " + VPC + ", capacityProviders: {large: {scaling: {maxVCpuCount: 100, mode: manual, policies:"
                        + " [{predefinedMetricType: LambdaCapacityProviderAverageCPUUtilization, targetValue: 70}]},"
                        + " instanceRequirements: {allowedInstanceTypes: [r7g.large]}}}",
                "capacityProvider: large",
                "capacityProvider: {name: large, maxConcurrency: 8}");
        assertThat(service.rendered()).isEmpty();
        assertThat(service.at("Resources", "LargeLambdaCapacityProvider"))
                .isEqualTo("{\"Type\":\"AWS::Lambda::CapacityProvider\",\"Properties\":{"
                        + "\"CapacityProviderScalingConfig\":{\"MaxVCpuCount\":100,\"ScalingMode\":\"Manual\",\"ScalingPolicies\":"
                        + "[{\"PredefinedMetricType\":\"LambdaCapacityProviderAverageCPUUtilization\",\"TargetValue\":70}]},"
                        + "\"InstanceRequirements\":{\"AllowedInstanceTypes\":[\"r7g.large\"],\"Architectures\":[\"arm64\"]},"
                        + "\"PermissionsConfig\":{\"CapacityProviderOperatorRoleArn\":"
                        + "{\"Fn::GetAtt\":[\"LambdaCapacityProviderOperatorRole\",\"Arn\"]}},"
                        + "\"VpcConfig\":{\"SecurityGroupIds\":[\"sg-1\"],\"SubnetIds\":[\"subnet-1a\"]}}}");
        assertThat(service.at("Resources", "LambdaCapacityProviderOperatorRole", "Properties", "ManagedPolicyArns"))
                .contains("AWSLambdaManagedEC2ResourceOperator");
        assertThat(service.at("Resources", "ALambdaFunction", "Properties", "CapacityProviderConfig"))
                .contains("{\"Fn::GetAtt\":[\"LargeLambdaCapacityProvider\",\"Arn\"]}");
        assertThat(service.at("Resources", "ALambdaFunction", "Properties")).doesNotContain("VpcConfig");
    }

    @Test
    void theDefaultNeedsNoSettingsAndAVpcAndARoleOfItsOwnArePossible() {
        CompiledService service = service(
                "capacityProviders: {default: {vpc: " + VPC
                        + ", permissions: {operatorRole: 'arn:aws:iam::123456789012:role/x'}}}",
                "capacityProvider: default",
                "memorySize: 512");
        assertThat(service.rendered()).isEmpty();
        assertThat(service.at("Resources", "DefaultLambdaCapacityProvider", "Properties", "PermissionsConfig"))
                .contains("arn:aws:iam::123456789012:role/x");
        assertThat(service.at("Resources")).doesNotContain("LambdaCapacityProviderOperatorRole");
        assertThat(service("vpc: " + VPC, "capacityProvider: default", "vpc: {subnetIds: [subnet-2b]}")
                        .at("Resources", "BLambdaFunction", "Properties", "VpcConfig"))
                .contains("subnet-2b", "sg-1");
    }

    @Test
    void aNameThatIsNotThereIsReportedWithTheOneThatIsMeant() {
        assertThat(service("vpc: " + VPC + ", capacityProviders: {orders: {}}", "capacityProvider: order", "timeout: 3")
                        .rendered())
                .contains("functions.a.capacityProvider: names the capacity provider \"order\", which is not below"
                        + " provider.capacityProviders [UNKNOWN_CAPACITY_PROVIDER]")
                .contains("-> Did you mean \"orders\"?");
    }

    @Test
    void instancesNeedAVpc() {
        assertThat(service("capacityProviders: {orders: {}}", "capacityProvider: orders", "timeout: 3")
                        .rendered())
                .contains("names the capacity provider \"orders\", whose instances have no VPC"
                        + " [CAPACITY_PROVIDER_WITHOUT_VPC]");
    }

    @Test
    void allowedAndExcludedInstancesExcludeEachOther() {
        assertThat(service(
                                "vpc: " + VPC + ", capacityProviders: {orders: {instanceRequirements:"
                                        + " {allowedInstanceTypes: [r7g.large], excludedInstanceTypes: [t4g.nano]}}}",
                                "capacityProvider: orders",
                                "timeout: 3")
                        .rendered())
                .contains("excludedInstanceTypes: is not available together with allowedInstanceTypes"
                        + " [CAPACITY_PROVIDER_CONFLICT]");
    }

    private static CompiledService service(String provider, String one, String other) {
        return CompiledService.of(
                "service: shop\nprovider: {name: aws, runtime: java21, architecture: arm64, memorySize: 2048, "
                        + provider
                        + "}\nfunctions:\n  a: {handler: com.example.A, " + one + "}\n  b: {handler: com.example.B, "
                        + other + "}\n");
    }
}
