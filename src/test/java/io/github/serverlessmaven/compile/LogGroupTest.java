/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogGroupTest {

    private static CompiledService service(String provider, String function) {
        return CompiledService.of("service: demo\nprovider: {runtime: java21" + provider + "}\n"
                + "functions: {hello: {handler: h" + function + "}}");
    }

    private static String property(CompiledService service, String name) {
        return service.at("Resources", "HelloLogGroup", "Properties", name);
    }

    @Test
    void theFunctionsSettingsGoBeforeTheProviders() {
        CompiledService service = service(
                ", logRetentionInDays: 14, logGroupClass: INFREQUENT_ACCESS",
                ", logRetentionInDays: 1096, logGroupClass: STANDARD");
        assertThat(property(service, "RetentionInDays")).isEqualTo("1096");
        assertThat(property(service, "LogGroupClass")).isEqualTo("\"STANDARD\"");
    }

    @Test
    void aPolicyOfTheFunctionReplacesTheProviders() {
        CompiledService service = service(
                ", logDataProtectionPolicy: {Name: all, Description: d, Version: '2021-06-01', Statement: []}",
                ", logDataProtectionPolicy: {Name: own, Version: '2021-06-01', Statement: [{Sid: audit}]}");
        assertThat(property(service, "DataProtectionPolicy"))
                .isEqualTo("{\"Name\":\"own\",\"Version\":\"2021-06-01\",\"Statement\":[{\"Sid\":\"audit\"}]}");
    }

    @Test
    void anIncompletePolicyIsRefused() {
        assertThat(service("", ", logDataProtectionPolicy: {Name: own, Version: '2021-06-01'}")
                        .rendered())
                .contains("functions.hello.logDataProtectionPolicy: has no Statement [INCOMPLETE_DATA_PROTECTION]");
    }

    @Test
    void aPeriodThatCloudWatchDoesNotKnowIsRefused() {
        assertThat(service("", ", logRetentionInDays: 2").rendered())
                .contains("functions.hello.logRetentionInDays: must be one of 1, 3, 5, 7,");
    }
}
