/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.stack;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.serverlessmaven.local.state.ResourceProblem;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternCheckTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "AWS::Events::Rule | {\"EventPattern\": {\"source\": %s}}",
                "AWS::SNS::Subscription | {\"FilterPolicy\": {\"kind\": %s}}",
                "AWS::Lambda::EventSourceMapping | {\"FilterCriteria\": {\"Filters\": [{\"Pattern\": {\"body\": %s}}]}}",
            })
    void aPatternThatAwsRefusesFailsTheDeployment(String type, String properties) {
        assertThatCode(() -> PatternCheck.check(type, json(properties.formatted("[{\"prefix\": \"a\"}]"))))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> PatternCheck.check(type, json(properties.formatted("[{\"begins\": \"a\"}]"))))
                .isInstanceOf(ResourceProblem.class)
                .hasMessageContaining("Unrecognized match type begins");
    }

    private static Value.Mapping json(String text) {
        return (Value.Mapping) Json.parse(text, "The test");
    }
}
