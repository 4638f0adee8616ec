/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.compile.CompiledService;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InvokePermissionsTest {

    private static final String OF_RULES = "arn:${AWS::Partition}:events:${AWS::Region}:${AWS::AccountId}:rule/";

    @Test
    void aFewRulesHaveAPermissionEach() {
        assertThat(sources(events(20, "schedule: rate(1 hour)")))
                .hasSize(20)
                .allMatch(arn -> arn.contains("Fn::GetAtt"));
    }

    @Test
    void manyUnnamedRulesShareOneForTheNamesThatAwsMakesOfTheStack() {
        assertThat(sources(events(60, "schedule: rate(1 hour)")))
                .containsExactly("{\"Fn::Sub\":\"" + OF_RULES + "demo-dev*\"}");
    }

    @Test
    void ofALongStackNameOnlyTheBeginningCounts() {
        assertThat(sources("a-service-whose-name-is-long", events(60, "schedule: rate(1 hour)")))
                .containsExactly("{\"Fn::Sub\":\"" + OF_RULES + "a-service-whose-name*\"}");
    }

    @Test
    void namedRulesShareOneForWhatTheirNamesBeginWith() {
        String events = IntStream.range(0, 60)
                .mapToObj(i -> "- schedule: {rate: rate(1 hour), name: poll-" + i + "}")
                .collect(Collectors.joining("\n      "));
        assertThat(sources(events)).containsExactly("{\"Fn::Sub\":\"" + OF_RULES + "poll-*\"}");
    }

    @Test
    void namesThatBeginDifferentlyKeepTheirPermissions() {
        String events = IntStream.range(0, 60)
                .mapToObj(i -> "- schedule: {rate: rate(1 hour), name: " + (char) ('a' + i % 26) + i + "}")
                .collect(Collectors.joining("\n      "));
        assertThat(sources(events)).hasSize(60);
    }

    @Test
    void rulesOfABusShareOneOnThatBus() {
        String events = events(60, "eventBridge: {eventBus: orders, pattern: {source: [a]}}") + "\n      "
                + events(2, "eventBridge: {pattern: {source: [b]}}");
        assertThat(sources(events))
                .hasSize(2)
                .anySatisfy(arn -> assertThat(arn).endsWith("[\"rule\",\"orders\",\"demo-dev-hello-rule-*\"]]}]]}"))
                .anySatisfy(arn -> assertThat(arn).endsWith("[\"rule\",\"demo-dev-hello-rule-6*\"]]}]]}"));
    }

    @Test
    void permissionsOfOtherServicesStay() {
        String events = events(60, "schedule: rate(1 hour)") + "\n      - sns: topic";
        assertThat(sources(events)).hasSize(2).anyMatch(arn -> arn.contains("sns"));
    }

    @Test
    void topicsWhoseNamesBeginAlikeShareOne() {
        String events =
                IntStream.range(0, 60).mapToObj(i -> "- sns: orders-" + i).collect(Collectors.joining("\n      "));
        assertThat(sources(events)).singleElement().asString().contains("sns").endsWith("\"orders-*\"]]}");
    }

    @Test
    void aPolicyThatStaysTooLongIsReported() {
        String events = IntStream.range(0, 60)
                .mapToObj(i -> "- sns: " + (char) ('a' + i % 26) + i)
                .collect(Collectors.joining("\n      "));
        assertThat(service("demo", events).renderedWarnings())
                .contains("serverless.yml:8:5", "LONG_POLICY", "gets a policy of up to", "AWS permits 20 KB");
        assertThat(service("demo", events(60, "schedule: rate(1 hour)")).renderedWarnings())
                .isEmpty();
    }

    private static String events(int count, String event) {
        return String.join("\n      ", Collections.nCopies(count, "- " + event));
    }

    private static List<String> sources(String events) {
        return sources("demo", events);
    }

    private static List<String> sources(String service, String events) {
        Value.Mapping resources = service(service, events).template().section("Resources");
        return resources.entries().keySet().stream()
                .map(resources::section)
                .filter(resource -> resource.text("Type").orElseThrow().equals("AWS::Lambda::Permission"))
                .map(resource -> Json.compact(
                        resource.section("Properties").get("SourceArn").orElseThrow()))
                .toList();
    }

    private static CompiledService service(String service, String events) {
        return CompiledService.of("""
                        service: %s
                        provider:
                          name: aws
                          region: us-east-1
                          runtime: java21
                        functions:
                          hello:
                            handler: com.example.Hello
                            events:
                              %s
                        """.formatted(service, events));
    }
}
