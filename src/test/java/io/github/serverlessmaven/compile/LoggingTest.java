/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LoggingTest {

    private static CompiledService service(String provider, String function) {
        return CompiledService.of("service: demo\nprovider: {runtime: java21" + provider + "}\n"
                + "functions: {hello: {handler: h" + function + "}}");
    }

    private static String config(CompiledService service) {
        return service.at("Resources", "HelloLambdaFunction", "Properties", "LoggingConfig");
    }

    @Test
    void eachKeyOfTheFunctionGoesBeforeTheProviders() {
        assertThat(config(service(
                        ", logs: {lambda: {logFormat: JSON, systemLogLevel: WARN}}",
                        ", logs: {systemLogLevel: DEBUG, applicationLogLevel: TRACE}")))
                .isEqualTo("{\"ApplicationLogLevel\":\"TRACE\",\"LogFormat\":\"JSON\",\"SystemLogLevel\":\"DEBUG\"}");
    }

    @Test
    void aFunctionWithoutLogsHasNoConfiguration() {
        assertThat(config(service(", logs: {lambda: {logFormat: JSON, logGroup: shared}}", ", disableLogs: true")))
                .isEqualTo("absent");
    }

    @Test
    void aGroupOfTheUsersIsWrittenToInPlaceOfTheFunctionsOwnWhichStays() {
        CompiledService service = service("", ", logs: {logGroup: /orders/all}");
        assertThat(config(service)).isEqualTo("{\"LogGroup\":\"/orders/all\"}");
        assertThat(service.at("Resources", "HelloLogGroup", "Type")).isEqualTo("\"AWS::Logs::LogGroup\"");
        assertThat(service.at("Resources", "IamRoleLambdaExecution"))
                .contains(":log-group:/orders/all:*\"", ":log-group:/orders/all:*:*\"")
                .doesNotContain("/aws/lambda/");
    }

    @Test
    void aGroupOfTheStackIsWrittenToByReference() {
        assertThat(service("", ", logs: {logGroup: {Ref: Orders}}").at("Resources", "IamRoleLambdaExecution"))
                .contains("{\"Fn::Sub\":[\"arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:"
                        + "${LogGroup}:*\",{\"LogGroup\":{\"Ref\":\"Orders\"}}]}");
    }

    @Test
    void aSilentFunctionNeedsNoDenialWhereTheOthersWriteToAGroupOfTheUsers() {
        CompiledService service = CompiledService.of("service: demo\nprovider: {runtime: java21}\nfunctions:\n"
                + "  silent: {handler: h, disableLogs: true}\n  other: {handler: h, logs: {logGroup: all}}\n");
        assertThat(service.at("Resources", "IamRoleLambdaExecution")).doesNotContain("Deny");
    }

    @Test
    void aLevelNeedsTheFormatJson() {
        assertThat(service("", ", logs: {applicationLogLevel: WARN}").rendered())
                .contains("functions.hello.logs: has a level, but the format Text [LOG_LEVEL_WITHOUT_JSON]");
        assertThat(service(", logs: {lambda: {logFormat: JSON}}", ", logs: {applicationLogLevel: WARN}")
                        .problems())
                .isEmpty();
    }
}
