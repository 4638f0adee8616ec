/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogSubscriptionTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "forward",
                "'!GetAtt ForwardLambdaFunction.Arn'",
                "arn:aws:lambda:us-east-1:123456789012:function:demo-dev-forward",
                "arn:aws:lambda:us-east-1:123456789012:function:demo-dev-forward:live"
            })
    void theFunctionThatGetsTheLinesDoesNotGetItsOwn(String destination) {
        CompiledService service = of(destination.replace("'", ""), "", "");
        assertThat(service.at("Resources", "ForwardLogSubscription")).isEqualTo("absent");
        assertThat(service.at("Resources", "HelloLogSubscription", "Type"))
                .isEqualTo("\"AWS::Logs::SubscriptionFilter\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"logSubscription: false", "disableLogs: true", "logs: {logGroup: /shared}"})
    void aFunctionWithoutLogsOfItsOwnHasNoSubscription(String setting) {
        assertThat(of("forward", "", setting).at("Resources", "HelloLogSubscription"))
                .isEqualTo("absent");
    }

    @Test
    void theLinesGoToTheAliasIfTheSubscriberHasOne() {
        CompiledService service = of("forward", "provisionedConcurrency: 1", "");
        assertThat(service.at("Resources", "HelloLogSubscription", "Properties", "DestinationArn"))
                .isEqualTo(
                        "{\"Fn::Join\":[\":\",[{\"Fn::GetAtt\":[\"ForwardLambdaFunction\",\"Arn\"]},\"provisioned\"]]}");
        assertThat(service.at("Resources", "HelloLogSubscription", "DependsOn")).contains("ForwardProvConcLambdaAlias");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nobody | UNKNOWN_SUBSCRIBER | is not a function of the service: nobody",
                "arn:aws:kinesis:us-east-1:123456789012:stream/logs | SUBSCRIPTION_WITHOUT_ROLE | Add \"roleArn\"",
                "arn:aws:firehose:us-east-1:123456789012:deliverystream/logs | SUBSCRIPTION_WITHOUT_ROLE | Add \"roleArn\"",
                "arn:aws:sqs:us-east-1:123456789012:q | PATTERN_MISMATCH | provider.logs.subscription.destinationArn",
                "{filterPattern: x} | INCOMPLETE | destinationArn"
            })
    void whatIsWrongIsReportedOnceWithItsPlaceAndARemedy(String destination, String code, String text) {
        assertThat(of(destination, "", "").rendered())
                .contains("serverless.yml:", text)
                .containsOnlyOnce(code);
    }

    @Test
    void aSubscriberThatExistsUnderAConditionOnlyIsRefused() {
        assertThat(of("forward", "condition: IsProd", "").rendered())
                .contains("UNKNOWN_SUBSCRIBER", "exists only under the condition IsProd");
    }

    private static CompiledService of(String destination, String forward, String hello) {
        return CompiledService.of("""
                service: demo
                provider:
                  name: aws
                  region: us-east-1
                  runtime: java21
                  logs:
                    subscription: %s
                functions:
                  forward:
                    handler: com.example.Forward
                    %s
                  hello:
                    handler: com.example.Hello
                    %s
                resources:
                  Conditions:
                    IsProd: !Equals [a, a]
                """.formatted(destination, forward, hello));
    }
}
