/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScheduleTest {

    @Test
    void aSchedulerHasItsOwnRoleWindowRetriesAndQueue() {
        CompiledService service = schedules("""
                      - schedule:
                          rate: at(2030-01-31T06:00:00)
                          method: scheduler
                          roleArn: arn:aws:iam::123456789012:role/scheduler
                          groupName: orders
                          startDate: 2030-01-01T00:00:00Z
                          endDate: 2030-12-31T23:59:59.999Z
                          flexibleTimeWindow: 15
                          retryPolicy: {maximumEventAge: 3600, maximumRetryAttempts: 0}
                          deadLetterQueueArn: arn:aws:sqs:us-east-1:123456789012:dead
                """);
        assertThat(service.at("Resources", "HelloSchedulerSchedule1", "Properties"))
                .contains("\"ScheduleExpression\":\"at(2030-01-31T06:00:00)\"")
                .contains("\"RoleArn\":\"arn:aws:iam::123456789012:role/scheduler\"")
                .contains("\"RetryPolicy\":{\"MaximumEventAgeInSeconds\":3600,\"MaximumRetryAttempts\":0}")
                .contains("\"DeadLetterConfig\":{\"Arn\":\"arn:aws:sqs:us-east-1:123456789012:dead\"}")
                .contains("\"FlexibleTimeWindow\":{\"Mode\":\"FLEXIBLE\",\"MaximumWindowInMinutes\":15}")
                .contains("\"GroupName\":\"orders\"", "\"StartDate\":\"2030-01-01T00:00:00Z\"");
        assertThat(role(service)).doesNotContain("scheduler.amazonaws.com", "lambda:InvokeFunction", "sqs:SendMessage");
    }

    @Test
    void theRoleOfTheFunctionIsTheSchedulersUnlessItHasOne() {
        CompiledService service = schedules("""
                      - schedule:
                          rate: rate(1 hour)
                          method: scheduler
                          deadLetterQueueArn: arn:aws:sqs:us-east-1:123456789012:dead
                """);
        assertThat(role(service)).contains("scheduler.amazonaws.com", "lambda:InvokeFunction", "sqs:SendMessage");
    }

    @Test
    void aRuleHasRetriesAndAQueueToo() {
        assertThat(schedules("""
                      - schedule:
                          rate: rate(1 hour)
                          retryPolicy: {maximumRetryAttempts: 2}
                          deadLetterQueueArn: !GetAtt Dead.Arn
                """).at("Resources", "HelloEventsRuleSchedule1", "Properties", "Targets"))
                .contains("\"RetryPolicy\":{\"MaximumRetryAttempts\":2}")
                .contains("\"DeadLetterConfig\":{\"Arn\":{\"Fn::GetAtt\":[\"Dead\",\"Arn\"]}}");
    }

    @Test
    void idsOfNamedSchedulesMayFollowFromTheirNames() {
        CompiledService service = CompiledService.of("""
                service: demo
                provider: {name: aws, runtime: java21, eventIds: name}
                functions:
                  hello:
                    handler: h
                    events:
                      - schedule: rate(1 hour)
                      - schedule: {rate: rate(1 hour), name: orders-sweep}
                      - schedule: {rate: rate(1 hour), name: orders-nightly, method: scheduler}
                """);
        assertThat(service.at("Resources", "HelloEventsRuleSchedule1", "Type")).isEqualTo("\"AWS::Events::Rule\"");
        assertThat(service.at("Resources", "HelloEventsRuleScheduleOrderssweep", "Properties", "Name"))
                .isEqualTo("\"orders-sweep\"");
        assertThat(service.at("Resources", "HelloLambdaPermissionEventsRuleScheduleOrderssweep", "Type"))
                .isEqualTo("\"AWS::Lambda::Permission\"");
        assertThat(service.at("Resources", "HelloSchedulerScheduleOrdersnightly", "Type"))
                .isEqualTo("\"AWS::Scheduler::Schedule\"");
    }

    @Test
    void namesThatAreAlikeInLogicalIdsCollide() {
        assertThat(CompiledService.of("""
                service: demo
                provider: {name: aws, runtime: java21, eventIds: name}
                functions:
                  hello:
                    handler: h
                    events:
                      - schedule: {rate: rate(1 hour), name: a-b}
                      - schedule: {rate: rate(1 hour), name: a.b}
                """).rendered())
                .contains("functions.hello.events.1.schedule", "[COLLIDING_LOGICAL_IDS]");
    }

    @Test
    void aBodyThatIsNotJsonIsText() {
        assertThat(schedules("      - schedule: {rate: rate(1 hour), input: {body: plain text}}\n")
                        .at("Resources", "HelloEventsRuleSchedule1", "Properties", "Targets"))
                .contains("\"Input\":\"{\\\"body\\\":\\\"plain text\\\"}\"");
    }

    @Test
    void intrinsicFunctionsInsideAnInputAreResolvedByCloudFormation() {
        assertThat(schedules("      - schedule: {rate: rate(1 hour), input: {table: !Ref Orders}}\n")
                        .at("Resources", "HelloEventsRuleSchedule1", "Properties", "Targets"))
                .contains("\"Input\":{\"Fn::Join\":[\"\",[\"{\\\"table\\\":\\\"\",{\"Ref\":\"Orders\"},\"\\\"}\"]]}");
    }

    @Test
    void anUnknownTimeZoneIsWarnedOf() {
        assertThat(schedules("      - schedule: {rate: rate(1 hour), method: scheduler, timezone: Europe/Pariss}\n")
                        .renderedWarnings())
                .contains("timezone: is not a known time zone: \"Europe/Pariss\" [UNKNOWN_TIMEZONE]")
                .contains("Did you mean \"Europe/Paris\"?");
    }

    private static String role(CompiledService service) {
        return service.at("Resources", "IamRoleLambdaExecution", "Properties");
    }

    private static CompiledService schedules(String events) {
        return CompiledService.of("""
                service: demo
                provider: {name: aws, runtime: java21}
                functions:
                  hello:
                    handler: com.example.Hello
                    events:
                """ + events);
    }
}
