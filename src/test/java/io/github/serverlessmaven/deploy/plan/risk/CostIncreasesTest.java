/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.plan.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CostIncreasesTest {

    /** Type, properties before and after, and what rises. The other way round, nothing does. */
    private static final String[][] RAISED = {
        {
            "AWS::Lambda::Function",
            "'MemorySize': 512",
            "'MemorySize': 1024, 'Timeout': 30",
            "/Resources/R/Properties/MemorySize may cost more per call: 1024 MB for at most 30 s instead of 512 MB for at most 3 s"
        },
        {
            "AWS::Lambda::Function",
            "'Timeout': 6",
            "'Timeout': '7'",
            "/Resources/R/Properties/Timeout may cost more per call: 128 MB for at most 7 s instead of 128 MB for at most 6 s"
        },
        {
            "AWS::Lambda::Function",
            "",
            "'EphemeralStorage': {'Size': 1024}",
            "/Resources/R/Properties/EphemeralStorage/Size has more ephemeral storage (MB): 1024 instead of 512"
        },
        {
            "AWS::Lambda::Function",
            "'ReservedConcurrentExecutions': 5",
            "'ReservedConcurrentExecutions': 50",
            "/Resources/R/Properties/ReservedConcurrentExecutions has more reserved concurrency: 50 instead of 5"
        },
        {
            "AWS::Lambda::Function",
            "'ReservedConcurrentExecutions': 5",
            "",
            "/Resources/R has more reserved concurrency: no limit instead of 5"
        },
        {"AWS::Lambda::Function", "'Architectures': ['arm64']", "", "/Resources/R runs on x86_64 instead of arm64"},
        {
            "AWS::Logs::LogGroup",
            "'RetentionInDays': 14",
            "'RetentionInDays': 365",
            "/Resources/R/Properties/RetentionInDays has more log retention (days): 365 instead of 14"
        },
        {
            "AWS::Logs::LogGroup",
            "'RetentionInDays': 14",
            "",
            "/Resources/R has more log retention (days): no end instead of 14"
        },
        {
            "AWS::Lambda::Alias",
            "",
            "'ProvisionedConcurrencyConfig': {'ProvisionedConcurrentExecutions': 3}",
            "/Resources/R/Properties/ProvisionedConcurrencyConfig/ProvisionedConcurrentExecutions has more provisioned concurrency: 3 instead of 0"
        },
        {
            "AWS::DynamoDB::Table",
            "'BillingMode': 'PAY_PER_REQUEST'",
            "'ProvisionedThroughput': {'ReadCapacityUnits': 5}",
            "/Resources/R/Properties/ProvisionedThroughput/ReadCapacityUnits has more read capacity: 5 instead of 0"
        },
        {
            "AWS::ApiGateway::Stage",
            "'CacheClusterEnabled': false",
            "'CacheClusterEnabled': true",
            "/Resources/R/Properties/CacheClusterEnabled has more cache: true instead of false"
        },
    };

    static Stream<String[]> raised() {
        return Stream.of(RAISED);
    }

    @ParameterizedTest
    @MethodSource("raised")
    void whatRisesIsNamedWithBothValues(String type, String before, String after, String expected) {
        assertThat(costs(resource(type, before), resource(type, after))).containsExactly(expected);
        assertThat(costs(resource(type, after), resource(type, before))).isEmpty();
        assertThat(costs(resource(type, after), resource(type, after))).isEmpty();
    }

    @Test
    void whatOnlyADeploymentKnowsCountsIfItChanges() {
        String type = "AWS::Lambda::Alias";
        String config = "'ProvisionedConcurrencyConfig': {'ProvisionedConcurrentExecutions': %s}";
        String parameter = resource(type, config.formatted("{'Ref': 'Instances'}"));
        assertThat(costs(resource(type, config.formatted("1")), parameter)).hasSize(1);
        assertThat(costs(parameter, parameter)).isEmpty();
    }

    @Test
    void lessMemoryForLongerIsComparedByWhatACallMayUse() {
        String type = "AWS::Lambda::Function";
        assertThat(costs(
                        resource(type, "'MemorySize': 1024, 'Timeout': 10"),
                        resource(type, "'MemorySize': 512, 'Timeout': 20")))
                .isEmpty();
    }

    @Test
    void aVersionIsComparedWithThatOfTheSameFunction() {
        String version =
                "'V%s': {'Type': 'AWS::Lambda::Version', 'Properties': {'FunctionName': {'Ref': 'F'}, 'ProvisionedConcurrencyConfig': {'ProvisionedConcurrentExecutions': %s}}}";
        assertThat(costs(version.formatted("Old", 2), version.formatted("New", 2)))
                .isEmpty();
        assertThat(costs(version.formatted("Old", 2), version.formatted("New", 3)))
                .hasSize(1);
    }

    @Test
    void newResourcesThatCostWhileTheyExistAreNamed() {
        assertThat(costs("", resource("AWS::EC2::NatGateway", "")))
                .containsExactly("/Resources/R is a new AWS::EC2::NatGateway, which costs while it exists");
        assertThat(costs("", resource("AWS::EC2::VPCEndpoint", "'VpcEndpointType': 'Interface'")))
                .hasSize(1);
        assertThat(costs("", resource("AWS::WAFv2::WebACL", ""))).hasSize(1);
        for (String free :
                List.of("AWS::EC2::VPCEndpoint", "AWS::Lambda::Function", "AWS::Logs::LogGroup", "AWS::SQS::Queue")) {
            assertThat(costs("", resource(free, "'RetentionInDays': 14, 'MemorySize': 1024")))
                    .as(free)
                    .isEmpty();
        }
    }

    private static String resource(String type, String properties) {
        return "'R': {'Type': '" + type + "', 'Properties': {" + properties + "}}";
    }

    private static List<String> costs(String before, String after) {
        return CostIncreases.added(parsed(before), parsed(after)).stream()
                .map(risk -> risk.pointer() + " " + risk.text())
                .toList();
    }

    private static Value.Mapping parsed(String resources) {
        return (Value.Mapping) Json.parse(("{'Resources': {" + resources + "}}").replace('\'', '"'), "template");
    }
}
