/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What targets of rules get, after the examples of the EventBridge user guide. */
class TargetInputTest {

    private static final String EVENT = """
            {"version": "0", "id": "7bf7", "detail-type": "EC2 Instance State-change Notification", "source": "aws.ec2",
             "resources": ["arn:one", "arn:two"],
             "detail": {"instance-id": "i-\\"0123\\"", "state": "RUNNING", "count": 3, "tags": {"größe": "groß"}}}""";

    private static String payload(String target) {
        return new TargetInput((Value.Mapping) Json.parse(target, "target"))
                .payload(
                        (Value.Mapping) Json.parse(EVENT, "event"),
                        new TargetInput.Rule("arn:rule", "nightly", "2026-11-23T10:00:00Z"));
    }

    private static String transformed(String template) {
        Value.Mapping paths = Value.mapping()
                .put("instance", "$.detail.instance-id")
                .put("state", "$.detail.state")
                .put("count", "$.detail.count")
                .put("tags", "$.detail.tags")
                .put("first", "$.resources[0]")
                .put("kind", "$.detail-type")
                .put("missing", "$.detail.nothing")
                .build();
        Value.Mapping transformer = Value.mapping()
                .put("InputPathsMap", paths)
                .put("InputTemplate", template)
                .build();
        return payload(Json.compact(Value.mapping("InputTransformer", transformer)));
    }

    @Test
    void aTargetGetsTheWholeEventATextOrAPart() {
        assertThat(payload("{}")).isEqualTo(Json.compact(Json.parse(EVENT, "event")));
        assertThat(payload("{\"Input\": \"{\\\"n\\\": 1}\"}")).isEqualTo("{\"n\": 1}");
        assertThat(payload("{\"InputPath\": \"$.detail\"}"))
                .isEqualTo(
                        "{\"instance-id\":\"i-\\\"0123\\\"\",\"state\":\"RUNNING\",\"count\":3,\"tags\":{\"größe\":\"groß\"}}");
        assertThat(payload("{\"InputPath\": \"$.resources[1]\"}")).isEqualTo("\"arn:two\"");
        assertThat(payload("{\"InputPath\": \"$.detail.nothing\"}")).isEqualTo("{}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "<instance> is in state <state>"           | "i-\\"0123\\" is in state RUNNING"
            {"instance": <instance>, "state": "<state>"} | {"instance": "i-\\"0123\\"", "state": "RUNNING"}
            {"n": <count>, "text": "<count>", "all": <tags>} | {"n": 3, "text": "3", "all": {"größe":"groß"}}
            {"text": "<tags>"}                         | {"text": "{\\"größe\\":\\"groß\\"}"}
            {"a \\" b": <first>, "kind": <kind>}       | {"a \\" b": "arn:one", "kind": "EC2 Instance State-change Notification"}
            {"a": <missing>, "b": "<missing>"}         | {"a": null, "b": ""}
            {"rule": <aws.events.rule-arn>, "name": "<aws.events.rule-name>"} | {"rule": "arn:rule", "name": "nightly"}
            {"at": <aws.events.event.ingestion-time>, "less": "1 < 2"} | {"at": "2026-11-23T10:00:00Z", "less": "1 < 2"}
            """)
    void aTemplateIsFilledInsideAndOutsideOfStrings(String template, String expected) {
        assertThat(transformed(template)).isEqualTo(expected);
        assertThat(Json.tryParse(transformed(template))).isPresent();
    }

    @Test
    void aTemplateMayPassOnTheEvent() {
        assertThat(transformed("{\"event\": <aws.events.event.json>}")).isEqualTo("{\"event\": " + payload("{}") + "}");
        assertThat(transformed("{\"event\": <aws.events.event>}"))
                .contains("\"resources\":[")
                .doesNotContain("\"detail\":");
    }

    @Test
    void aMalformedPathIsAProblemOfTheTarget() {
        assertThatThrownBy(() -> payload("{\"InputPath\": \"$.[\"}")).isInstanceOf(MappingProblem.class);
    }
}
