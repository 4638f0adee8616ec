/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.compile.CompiledService;
import io.github.serverlessmaven.deploy.stack.MovedNames;
import io.github.serverlessmaven.deploy.stack.MovedNames.Move;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MovedNamesTest {

    private static final String NIGHTLY = "- schedule: {rate: rate(1 day), name: nightly}";
    private static final String HOURLY = "- schedule: {rate: rate(1 hour), name: hourly}";
    private static final String UNNAMED = "- schedule: rate(1 minute)";

    @Test
    void aNamedScheduleMovesIfTheOneBeforeItIsRemoved() {
        assertThat(moves("", List.of(UNNAMED, NIGHTLY), List.of(NIGHTLY)))
                .containsExactly(new Move(
                        "HelloEventsRuleSchedule2", "HelloEventsRuleSchedule1", "AWS::Events::Rule", "nightly"));
    }

    @Test
    void bothNamedSchedulesMoveIfTheyAreExchanged() {
        assertThat(moves("", List.of(NIGHTLY, HOURLY), List.of(HOURLY, NIGHTLY)))
                .extracting(Move::name)
                .containsExactly("hourly", "nightly");
    }

    @Test
    void noScheduleMovesIfIdsFollowNames() {
        assertThat(moves("eventIds: name", List.of(UNNAMED, NIGHTLY, HOURLY), List.of(HOURLY, NIGHTLY)))
                .isEmpty();
    }

    @Test
    void schedulesThatOnlyTheEndOfTheListLosesOrGetsStay() {
        assertThat(moves("", List.of(NIGHTLY, HOURLY), List.of(NIGHTLY))).isEmpty();
        assertThat(moves("", List.of(NIGHTLY), List.of(NIGHTLY, HOURLY))).isEmpty();
    }

    @Test
    void unnamedSchedulesAreCreatedUnderNewNames() {
        assertThat(moves("", List.of(NIGHTLY, UNNAMED), List.of(UNNAMED))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "AWS::SQS::Queue, {\"QueueName\":\"q\"}",
        "AWS::Lambda::Function, '{\"FunctionName\":\"q\",\"Timeout\":3}'",
        "AWS::Logs::LogGroup, {\"LogGroupName\":{\"Fn::Sub\":\"/aws/q\"}}",
        "AWS::S3::Bucket, {\"BucketName\":\"bücket\"}"
    })
    void everyTypeWhoseNamesAreUniqueIsLookedAt(String type, String properties) {
        assertThat(MovedNames.between(template("Old", type, properties, ""), template("New", type, properties, "")))
                .singleElement()
                .extracting(Move::owner, Move::successor)
                .containsExactly("Old", "New");
    }

    @Test
    void rulesOfDifferentBusesMayHaveOneName() {
        assertThat(MovedNames.between(
                        template("Old", "AWS::Events::Rule", "{\"Name\":\"r\",\"EventBusName\":\"a\"}", ""),
                        template("New", "AWS::Events::Rule", "{\"Name\":\"r\"}", "")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"AWS::ApiGateway::RestApi", "AWS::Cognito::UserPool"})
    void namesThatManyMayHaveDoNotMatter(String type) {
        assertThat(MovedNames.between(
                        template("Old", type, "{\"Name\":\"n\"}", ""), template("New", type, "{\"Name\":\"n\"}", "")))
                .isEmpty();
    }

    @Test
    void resourcesUnderConditionsAreLeftToCloudFormation() {
        String name = "{\"QueueName\":\"q\"}";
        String condition = ",\"Condition\":\"IsProd\"";
        assertThat(MovedNames.between(
                        template("Old", "AWS::SQS::Queue", name, condition),
                        template("New", "AWS::SQS::Queue", name, "")))
                .isEmpty();
        assertThat(MovedNames.between(
                        template("Old", "AWS::SQS::Queue", name, ""),
                        template("New", "AWS::SQS::Queue", name, condition)))
                .isEmpty();
    }

    private static Value.Mapping template(String id, String type, String properties, String more) {
        return (Value.Mapping) Json.parse(
                "{\"Resources\":{\"" + id + "\":{\"Type\":\"" + type + "\",\"Properties\":" + properties + more + "}}}",
                "template");
    }

    private static List<Move> moves(String provider, List<String> before, List<String> after) {
        return MovedNames.between(compiled(provider, before), compiled(provider, after));
    }

    private static Value.Mapping compiled(String provider, List<String> events) {
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
                            events:
                              %s
                        """.formatted(provider, String.join("\n      ", events)))
                .template();
    }
}
