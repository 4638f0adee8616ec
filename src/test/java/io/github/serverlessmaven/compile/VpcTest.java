/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VpcTest {

    private static final String PROVIDER = ", vpc: {securityGroupIds: [sg-1], subnetIds: [subnet-1]}";

    private static CompiledService service(String provider, String function) {
        return CompiledService.of("service: demo\nprovider: {runtime: java21" + provider
                + "}\nfunctions: {hello: {handler: h" + function + "}}");
    }

    private static String config(CompiledService service) {
        return service.at("Resources", "HelloLambdaFunction", "Properties", "VpcConfig");
    }

    private static String policies(CompiledService service) {
        return service.at("Resources", "IamRoleLambdaExecution", "Properties", "ManagedPolicyArns");
    }

    @Test
    void eachKeyOfTheFunctionGoesBeforeTheProviders() {
        assertThat(config(service(PROVIDER, ", vpc: {subnetIds: [subnet-2], ipv6AllowedForDualStack: true}")))
                .isEqualTo(
                        "{\"SecurityGroupIds\":[\"sg-1\"],\"SubnetIds\":[\"subnet-2\"],\"Ipv6AllowedForDualStack\":true}");
    }

    @Test
    void aSingleValueCountsAsAListOfOne() {
        assertThat(config(service("", ", vpc: {securityGroupIds: sg-1, subnetIds: subnet-1}")))
                .isEqualTo("{\"SecurityGroupIds\":[\"sg-1\"],\"SubnetIds\":[\"subnet-1\"]}");
    }

    @Test
    void anIntrinsicFunctionMayGiveAWholeList() {
        assertThat(config(service("", ", vpc: {securityGroupIds: {Ref: Groups}, subnetIds: [subnet-1]}")))
                .isEqualTo("{\"SecurityGroupIds\":{\"Ref\":\"Groups\"},\"SubnetIds\":[\"subnet-1\"]}");
    }

    @Test
    void nullAndFalseLeaveTheProvidersVpcAndItsPolicy() {
        for (String off : new String[] {"null", "false"}) {
            CompiledService service = service(PROVIDER, ", vpc: " + off);
            assertThat(config(service)).isEqualTo("absent");
            assertThat(policies(service)).isEqualTo("absent");
        }
    }

    @Test
    void theVpcOfAFunctionWithItsOwnRoleGivesTheGeneratedRoleNoPolicy() {
        CompiledService service = CompiledService.of("service: demo\nprovider: {runtime: java21}\n"
                + "functions:\n  one: {handler: h, role: OwnRole, vpc: {securityGroupIds: sg-1, subnetIds: subnet-1}}\n"
                + "  two: {handler: h}\n");
        assertThat(policies(service)).isEqualTo("absent");
    }

    @Test
    void aMissingListIsReported() {
        assertThat(service("", ", vpc: {subnetIds: [subnet-1]}").rendered())
                .contains("functions.hello.vpc: has no securityGroupIds, neither the function's nor the provider's"
                        + " [INCOMPLETE_VPC]");
        assertThat(service(", vpc: {securityGroupIds: [sg-1]}", "").rendered())
                .contains("provider.vpc: has no subnetIds, neither the function's nor the provider's [INCOMPLETE_VPC]");
    }

    @Test
    void anEmptyVpcIsNoWayOutOfTheProviders() {
        assertThat(config(service(PROVIDER, ", vpc: {}"))).contains("\"sg-1\"");
        assertThat(service("", ", vpc: {}").rendered()).contains("[INCOMPLETE_VPC]");
    }

    @Test
    void moreThanFiveSecurityGroupsOrSixteenSubnetsAreRefused() {
        String six = "[a, b, c, d, e, f]";
        String seventeen = "[a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q]";
        assertThat(service("", ", vpc: {securityGroupIds: " + six + ", subnetIds: " + seventeen + "}")
                        .rendered())
                .contains(
                        "functions.hello.vpc.securityGroupIds: must be a list of at most 5 items, but has 6",
                        "functions.hello.vpc.subnetIds: must be a list of at most 16 items, but has 17");
    }

    @Test
    void trueIsNoVpc() {
        assertThat(service("", ", vpc: true").rendered())
                .contains("functions.hello.vpc: must be a mapping, but is true [WRONG_TYPE]");
    }
}
