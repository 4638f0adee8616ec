/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RuleEventsTest {

    @Test
    void longNamesOfRulesAreShortenedAsInServerless() {
        CompiledService service = CompiledService.of("""
                service: demo
                provider: {name: aws, runtime: java21}
                functions:
                  averyverylongfunctionnamethatgoesonandonuntilitexceedslimits:
                    handler: a.B
                    name: demo-dev-averyverylongfunctionnamethatgoesonandonuntilitexceeds
                    events: [{eventBridge: {pattern: {source: [a]}}}]
                """);
        assertThat(service.at(
                        "Resources",
                        "Demodevaveryverylongfunctionnamethatgoesonandonuntilitexceedsrule1EventBridgeRule",
                        "Properties",
                        "Name"))
                .hasSize("\"\"".length() + 25 + 32 + "-rule-1".length());
    }

    @Test
    void theDefaultBusIsTheSameWhetherItIsNamedOrNot() {
        assertThat(eventBridge("{eventBus: default, pattern: {source: [a]}}").template())
                .isEqualTo(eventBridge("{pattern: {source: [a]}}").template());
    }

    @Test
    void quotesAndLineBreaksOfTextsAndInputsArriveAsTheyAre() {
        CompiledService service = eventBridge("{pattern: {source: [a]}, description: \"a \\\"b\\\" c\\\\d\","
                + " input: {text: \"x \\\"y\\\"\\nz\"}}");
        assertThat(service.at("Resources", "Demodevonerule1EventBridgeRule", "Properties", "Description"))
                .isEqualTo("\"a \\\"b\\\" c\\\\d\"");
        assertThat(service.at("Resources", "Demodevonerule1EventBridgeRule", "Properties", "Targets"))
                .contains("\"Input\":\"{\\\"text\\\":\\\"x \\\\\\\"y\\\\\\\"\\\\nz\\\"}\"");
    }

    @Test
    void intrinsicFunctionsInsideAnInputAreResolvedByCloudFormation() {
        CompiledService service = eventBridge("{schedule: rate(1 day), input: {table: {Ref: Orders}, n: 1}}");
        assertThat(service.at("Resources", "Demodevonerule1EventBridgeRule", "Properties", "Targets"))
                .contains("{\"Fn::Join\":[\"\",[\"{\\\"table\\\":\\\"\",{\"Ref\":\"Orders\"},\"\\\",\\\"n\\\":1}\"]]}");
    }

    @Test
    void aPatternOrAScheduleIsNeeded() {
        assertThat(eventBridge("{eventBus: shop}").rendered())
                .contains("functions.one.events.0.eventBridge: has neither a pattern nor a schedule");
    }

    @Test
    void schedulesStandOnTheDefaultBusOnly() {
        assertThat(eventBridge("{eventBus: shop, schedule: rate(1 day)}").rendered())
                .contains("SCHEDULE_ON_CUSTOM_BUS");
        assertThat(eventBridge("{eventBus: default, schedule: rate(1 day)}").problems())
                .isEmpty();
    }

    @Test
    void oneRuleNameIsGivenOnce() {
        assertThat(CompiledService.of("""
                                service: demo
                                provider: {name: aws, runtime: java21}
                                functions:
                                  one:
                                    handler: a.B
                                    events:
                                      - eventBridge: {name: placed, pattern: {source: [a]}}
                                      - eventBridge: {name: placed, pattern: {source: [b]}}
                                """).rendered())
                .contains(
                        "gives a rule of the name placed, as functions.one.events.0.eventBridge (serverless.yml:7:22)");
    }

    private static CompiledService eventBridge(String settings) {
        return CompiledService.of("""
                service: demo
                provider: {name: aws, runtime: java21}
                functions:
                  one:
                    handler: a.B
                    events: [{eventBridge: %s}]
                """.formatted(settings));
    }
}
