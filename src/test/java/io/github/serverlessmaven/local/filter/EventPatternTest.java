/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.serverlessmaven.local.state.ResourceProblem;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventPatternTest {

    private static Value.Mapping json(String text) {
        return (Value.Mapping) Json.parse(text, "The test");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'source': ['shop', 'mail']} | {'source': 'mail'} | {'source': 'other'}",
                "{'detail': {'n': [1]}} | {'detail': {'n': 1.0}} | {'detail': {'n': '1'}}",
                "{'detail': {'ok': [true, null]}} | {'detail': {'ok': null}} | {'detail': {'ok': 'true'}}",
                "{'a': [{'prefix': 'eu-'}]} | {'a': 'eu-west-1'} | {'a': 'EU-west-1'}",
                "{'a': [{'prefix': {'equals-ignore-case': 'eu-'}}]} | {'a': 'EU-west-1'} | {'a': 'us'}",
                "{'a': [{'suffix': '.png'}]} | {'a': 'x.png'} | {'a': 'x.jpg'}",
                "{'a': [{'anything-but': ['x', 'y']}]} | {'a': 'z'} | {'a': 'y'}",
                "{'a': [{'anything-but': {'prefix': 'in'}}]} | {'a': 'out'} | {'a': 'init'}",
                "{'a': [{'numeric': ['>', 0, '<=', 5]}]} | {'a': 5} | {'a': 0}",
                "{'a': [{'exists': true}]} | {'a': 'any'} | {'b': 1}",
                "{'a': [{'exists': false}]} | {'b': 1} | {'a': 1}",
                "{'ip': [{'cidr': '10.0.0.0/24'}]} | {'ip': '10.0.0.255'} | {'ip': '10.0.1.0'}",
                "{'a': [{'wildcard': 'orders/*/done'}]} | {'a': 'orders/1/done'} | {'a': 'orders/1'}",
                "{'a': [{'equals-ignore-case': 'Größe'}]} | {'a': 'größe'} | {'a': 'grosse'}",
                "{'$or': [{'a': [1]}, {'b': [{'prefix': 'x'}]}]} | {'b': 'xy'} | {'a': 2, 'b': 'y'}",
                "{'tags': ['b']} | {'tags': ['a', 'b']} | {'tags': ['a']}",
                "{} | {'a': 1} |",
            })
    void matchesAsAwsDoes(String pattern, String matching, String other) {
        EventPattern read = EventPattern.of(json(pattern.replace('\'', '"')));
        assertThat(read.matches(json(matching.replace('\'', '"')))).isTrue();
        if (other != null) {
            assertThat(read.matches(json(other.replace('\'', '"')))).isFalse();
        }
        assertThat(EventPattern.of(Value.of(pattern.replace('\'', '"'))).matches(json(matching.replace('\'', '"'))))
                .as("given as text")
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"source\": \"shop\"}",
                "{\"source\": []}",
                "{\"source\": [{\"begins\": \"x\"}]}",
                "{\"a\": [{\"numeric\": [\"=>\", 1]}]}",
                "not JSON"
            })
    void whatAwsRefusesIsRefusedWithTheReason(String pattern) {
        assertThatThrownBy(() -> EventPattern.of(Value.of(pattern)))
                .isInstanceOf(ResourceProblem.class)
                .hasMessageStartingWith("Event pattern is not valid. Reason: ")
                .hasMessageEndingWith(" in " + pattern);
    }

    private static boolean accepts(String pattern, Value.Mapping sent) {
        return FilterCriteria.of(json(
                        "{\"FilterCriteria\": {\"Filters\": [{\"Pattern\": \"{\\\"nothing\\\": [1]}\"}, {\"Pattern\": "
                                + Json.compact(Value.of(pattern)) + "}]}}"))
                .accepts(sent);
    }

    private static Value.Mapping message(String body) {
        return Value.mapping()
                .put("messageId", "m-1")
                .put("body", body)
                .put("eventSource", "aws:sqs")
                .build();
    }

    @Test
    void filtersReadTheBodyOfAMessageAsJsonOrAsText() {
        String city = "{\"body\": {\"city\": [\"Köln\"]}}";
        assertThat(accepts(city, message("{\"city\": \"Köln\"}"))).isTrue();
        assertThat(accepts(city, message("{\"city\": \"Bonn\"}"))).isFalse();
        assertThat(accepts(city, message("Köln"))).isFalse();
        assertThat(accepts("{\"body\": [\"Köln\"]}", message("Köln"))).isTrue();
        assertThat(accepts("{\"body\": [\"Köln\"]}", message("{\"city\": \"Köln\"}")))
                .isFalse();
        assertThat(accepts("{\"messageId\": [\"m-1\"]}", message(""))).isTrue();
    }

    @Test
    void filtersReadTheDataOfKinesis() {
        Value.Mapping kinesis = json("{\"kinesis\": {\"partitionKey\": \"1\", \"data\": \""
                + Base64.getEncoder().encodeToString("{\"n\": 7}".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                + "\"}, \"eventSource\": \"aws:kinesis\"}");
        assertThat(accepts("{\"data\": {\"n\": [{\"numeric\": [\">\", 5]}]}}", kinesis))
                .isTrue();
        assertThat(accepts("{\"data\": {\"n\": [{\"numeric\": [\">\", 9]}]}}", kinesis))
                .isFalse();
        assertThat(accepts("{\"data\": [{\"exists\": false}]}", kinesis.with("kinesis", json("{\"data\": \"%\"}"))))
                .isFalse();
    }

    @Test
    void filtersReadRecordsOfTablesAsTheyAre() {
        Value.Mapping change = json("{\"eventName\": \"INSERT\", \"eventSource\": \"aws:dynamodb\","
                + " \"dynamodb\": {\"NewImage\": {\"total\": {\"N\": \"12\"}}}}");
        assertThat(accepts(
                        "{\"eventName\": [\"INSERT\"], \"dynamodb\": {\"NewImage\": {\"total\": {\"N\": [\"12\"]}}}}",
                        change))
                .isTrue();
        assertThat(accepts("{\"eventName\": [\"REMOVE\"]}", change)).isFalse();
    }

    @Test
    void aMappingWithoutFiltersHandsOverEverything() {
        assertThat(FilterCriteria.of(Value.Mapping.EMPTY).accepts(message("any")))
                .isTrue();
    }

    private static FilterPolicy policy(String policy, String scope) {
        return FilterPolicy.of(Value.mapping()
                .put("FilterPolicy", json(policy))
                .put("FilterPolicyScope", scope)
                .build());
    }

    @Test
    void aPolicyReadsAttributesByTheirTypes() {
        Value.Mapping attributes = json("""
                {"store": {"Type": "String", "Value": "42"}, "price": {"Type": "Number", "Value": "210.75"},
                 "interests": {"Type": "String.Array", "Value": "[\\"rugby\\", 1, true]"}}""");
        String scope = "MessageAttributes";
        assertThat(policy("{\"store\": [\"42\"]}", scope).accepts(attributes, ""))
                .isTrue();
        assertThat(policy("{\"store\": [42]}", scope).accepts(attributes, "")).isFalse();
        assertThat(policy("{\"price\": [{\"numeric\": [\">\", 200]}]}", scope).accepts(attributes, ""))
                .isTrue();
        assertThat(policy("{\"price\": [{\"numeric\": [\">\", 300]}]}", scope).accepts(attributes, ""))
                .isFalse();
        assertThat(policy("{\"interests\": [\"soccer\", true]}", scope).accepts(attributes, ""))
                .isTrue();
        assertThat(policy("{\"color\": [{\"exists\": false}]}", scope).accepts(attributes, ""))
                .isTrue();
        assertThat(policy("{\"color\": [\"red\"]}", scope).accepts(attributes, "{\"color\": \"red\"}"))
                .isFalse();
    }

    @Test
    void aPolicyForBodiesReadsObjectsOnly() {
        FilterPolicy red = policy("{\"item\": {\"color\": [\"red\"]}}", "MessageBody");
        assertThat(red.accepts(Value.Mapping.EMPTY, "{\"item\": {\"color\": \"red\"}}"))
                .isTrue();
        assertThat(red.accepts(Value.Mapping.EMPTY, "{\"item\": {\"color\": \"blue\"}}"))
                .isFalse();
        assertThat(red.accepts(Value.Mapping.EMPTY, "red")).isFalse();
        assertThat(policy("{}", "MessageBody").accepts(Value.Mapping.EMPTY, "text"))
                .isTrue();
        assertThat(FilterPolicy.of(Value.Mapping.EMPTY).accepts(Value.Mapping.EMPTY, "text"))
                .isTrue();
    }
}
