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

/** The day is 2026-11-01. */
class RuntimeLifecycleTest {

    private static CompiledService on(String runtime) {
        return CompiledService.of("service: demo\nprovider: {runtime: java21}\n"
                + "functions: {hello: {handler: h, runtime: " + runtime + "}, other: {handler: h}}");
    }

    @Test
    void aDeprecatedRuntimeWarnsWithItsDatesAndItsSuccessor() {
        CompiledService service = on("nodejs16.x");
        assertThat(service.problems()).isEmpty();
        assertThat(service.renderedWarnings())
                .contains(
                        "serverless.yml:3:42 functions.hello.runtime: is nodejs16.x, which AWS no longer maintains since"
                                + " 2024-06-12; no function is created on it from 2027-02-01, and none changed from 2027-03-03"
                                + " [DEPRECATED_RUNTIME]",
                        "Use nodejs24.x.");
    }

    @ParameterizedTest
    @CsvSource({
        "nodejs12.x, 2023-03-31, 2023-03-31, 2023-04-30, nodejs24.x",
        "python2.7, 2021-07-15, 2021-07-15, 2022-05-30, python3.14",
        "java8, 2024-01-08, 2024-02-08, 2027-03-03, java25",
        "dotnetcore3.1, 2023-04-03, 2023-04-03, 2023-05-03, dotnet10"
    })
    void aRetiredRuntimeWarnsWithItsDates(String runtime, String since, String created, String changed, String now) {
        assertThat(on(runtime).problems()).isEmpty();
        assertThat(on(runtime).renderedWarnings())
                .contains(
                        "is " + runtime + ", which AWS no longer maintains since " + since
                                + "; no function is created on it from " + created + ", and none changed from "
                                + changed,
                        "Use " + now + ".");
    }

    @Test
    void aRuntimeThatNeverWasIsRefusedWithTheOneMeant() {
        assertThat(on("java7").rendered())
                .contains("functions.hello.runtime: is \"java7\", which has not the form of a Lambda runtime")
                .contains("Did you mean \"java17\"?");
    }

    @Test
    void aVersionToComeOfAKnownFamilyIsOnlyWarnedOf() {
        assertThat(on("java49").problems()).isEmpty();
        assertThat(on("java49").renderedWarnings())
                .contains("is \"java49\", which the plugin does not know [UNKNOWN_RUNTIME]");
    }

    @Test
    void aRuntimeIsDeprecatedFromItsDayOn() {
        assertThat(on("python3.10").renderedWarnings()).contains("since 2026-10-31");
        assertThat(on("dotnet8").warnings()).isEmpty();
    }

    @Test
    void aMisspeltRuntimeIsRefusedWithTheOneMeant() {
        assertThat(on("java2l").rendered())
                .contains("is \"java2l\", which has not the form of a Lambda runtime [NOT_A_RUNTIME]")
                .contains("Did you mean \"java21\"?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"java17", "java17.al2023", "java21", "java25", "provided.al2023", "nodejs26.x"})
    void aCurrentRuntimeDoesNot(String runtime) {
        assertThat(on(runtime).warnings()).isEmpty();
    }

    @Test
    void aRuntimeOfTheProviderWarnsOnce() {
        assertThat(CompiledService.of("service: demo\nprovider: {runtime: python2.7}\n"
                                + "functions: {a: {handler: h}, b: {handler: h}}")
                        .warnings())
                .hasSize(1);
    }
}
