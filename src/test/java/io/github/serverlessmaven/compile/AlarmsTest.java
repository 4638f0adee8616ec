/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlarmsTest {

    private static final String TOPIC = "topic: 'arn:aws:sns:us-east-1:123456789012:alarms'";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{errors: 1} | ALARM_WITHOUT_TOPIC | Add \"topic\" with the ARN of an SNS topic.",
                "{TOPIC, errors: {threshold: 1, datapointsToAlarm: 2}} | CONTRADICTORY_ALARM | Lower \"datapointsToAlarm\" of errors",
                "{TOPIC, deadLetters: 1} | ALARM_WITHOUT_QUEUE | Add \"onError\"",
                "{TOPIC, errors: -1} | PATTERN_MISMATCH | functions.hello.alarms.errors",
                "{TOPIC, duration: {threshold: 1, percentile: 95}} | PATTERN_MISMATCH | such as p95",
                "{TOPIC, duration: {threshold: 1, period: 61}} | NOT_ALLOWED | 60, 120",
                "{TOPIC, throttles: {period: 60}} | INCOMPLETE | threshold",
                "{topic: 'arn:aws:sqs:us-east-1:123456789012:q', errors: 1} | PATTERN_MISMATCH | the ARN of an SNS topic",
                "[functionErrors] | WRONG_TYPE | functions.hello.alarms",
                "{TOPIC, latency: 1} | UNKNOWN_KEY | latency"
            })
    void whatIsWrongIsReportedWithItsPlaceAndARemedy(String alarms, String code, String text) {
        assertThat(service(alarms.replace("TOPIC", TOPIC), "").rendered()).contains("serverless.yml:", code, text);
    }

    @Test
    void anAlarmOfTheProviderOnDeadLettersIsForFunctionsThatHaveAQueue() {
        String topic = "onError: 'arn:aws:sns:us-east-1:123456789012:failed'";
        String queue = "onError: 'arn:aws:sqs:us-east-1:123456789012:failed'";
        assertThat(provided("").at("Resources", "HelloDeadLettersAlarm")).isEqualTo("absent");
        assertThat(provided(topic).at("Resources", "HelloDeadLettersAlarm")).isEqualTo("absent");
        assertThat(provided(queue).at("Resources", "HelloDeadLettersAlarm", "Properties", "Dimensions"))
                .isEqualTo("[{\"Name\":\"QueueName\",\"Value\":\"failed\"}]");
    }

    @Test
    void alarmsFollowTheConditionOfTheirFunction() {
        assertThat(service("{" + TOPIC + ", errors: 1}", "condition: IsProd")
                        .at("Resources", "HelloErrorsAlarm", "Condition"))
                .isEqualTo("\"IsProd\"");
    }

    private static CompiledService provided(String function) {
        return of("alarms: {" + TOPIC + ", deadLetters: 1}", function);
    }

    private static CompiledService service(String alarms, String function) {
        return of("", "alarms: " + alarms + "\n    " + function);
    }

    private static CompiledService of(String provider, String function) {
        return CompiledService.of("""
                service: demo
                provider:
                  name: aws
                  region: us-east-1
                  runtime: java21
                  %s
                functions:
                  hello:
                    handler: com.example.Hello
                    %s
                resources:
                  Conditions:
                    IsProd: !Equals [a, a]
                """.formatted(provider, function));
    }
}
