/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.diagnostic.Diagnostic;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The real frameworks are packaged and called by src/it/local-frameworks; here is what is said when something is missing. */
class FrameworkHandlerTest {

    private static final String SPRING = "org.springframework.cloud.function.adapter.aws.FunctionInvoker";
    private static final String QUARKUS = "io.quarkus.amazon.lambda.runtime.QuarkusStreamHandler";

    private static final String STREAM_HANDLER = """
            package %s;
            import com.amazonaws.services.lambda.runtime.*;
            import java.io.*;
            public class %s implements RequestStreamHandler {
              public void handleRequest(InputStream in, OutputStream out, Context context) {}
            }
            """;
    private static final String SPRING_BOOT =
            "package org.springframework.boot.autoconfigure; import java.lang.annotation.*;"
                    + "@Retention(RetentionPolicy.RUNTIME) public @interface SpringBootApplication {}";
    private static final String APPLICATION = "package app; import org.springframework.boot.autoconfigure.*;"
            + " @SpringBootApplication public class Application {}";

    private Set<String> variables = Set.of();

    @TempDir
    Path folder;

    @Test
    void aSpringApplicationThatNothingNamesIsReportedWithItsName() throws IOException {
        assertThat(inspected(SPRING, spring()).errors()).singleElement().satisfies(error -> {
            assertThat(error.code().name()).isEqualTo("APPLICATION_NOT_FOUND");
            assertThat(error.problem())
                    .isEqualTo("Spring Cloud Function does not know which class starts the application");
            assertThat(error.remedy())
                    .startsWith("Set the environment variable MAIN_CLASS to app.Application, or let the module's jar")
                    .contains("<start-class>app.Application</start-class>");
        });
    }

    @Test
    void anEnvironmentVariableNamesASpringApplication() throws IOException {
        variables = Set.of("MAIN_CLASS");
        assertThat(inspected(SPRING, spring()).errors()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Main-Class: app.Application",
                "Main-Class: org.springframework.boot.loader.launch.JarLauncher\nStart-Class: app.Application",
                "Main-Class: app.ApplicationKt"
            })
    void aManifestNamesASpringApplication(String lines) throws IOException {
        CompiledPackage code = spring().classes("package app; public class ApplicationKt {}")
                .file("META-INF/MANIFEST.MF", manifest(lines));
        assertThat(inspected(SPRING, code).errors()).isEmpty();
        CompiledPackage inJar =
                spring().jar("app.jar", new CompiledPackage().file("META-INF/MANIFEST.MF", manifest(lines)));
        assertThat(inspected(SPRING, inJar).errors()).isEmpty();
    }

    @Test
    void theMainClassOfAToolIsNoSpringApplication() throws IOException {
        CompiledPackage code = spring().classes("package tool; public class Main {}")
                .file("META-INF/MANIFEST.MF", manifest("Main-Class: tool.Main"));
        assertThat(inspected(SPRING, code).errors()).hasSize(1);
    }

    @Test
    void aFunctionThatExtendsTheInvokerOfSpringNeedsAnApplicationToo() throws IOException {
        CompiledPackage code = spring().classes(
                        STREAM_HANDLER.formatted("org.springframework.cloud.function.adapter.aws", "FunctionInvoker"),
                        "package app; public class Own extends " + SPRING + " {}");
        assertThat(inspected("app.Own::handleRequest", code).errors()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.springframework.cloud.function.adapter.aws.SpringFunctionInitializer",
                "org.springframework.cloud.function.context.AbstractSpringFunctionAdapterInitializer"
            })
    void anOlderSpringFindsTheStartClassOnly(String base) throws IOException {
        String folder = base.substring(0, base.lastIndexOf('.'));
        String name = base.substring(base.lastIndexOf('.') + 1);
        CompiledPackage code = new CompiledPackage()
                .classes(
                        SPRING_BOOT,
                        APPLICATION,
                        STREAM_HANDLER.formatted(folder, name),
                        "package app; public class Own extends " + base + " {}");
        assertThat(inspected("app.Own", code).errors()).hasSize(1);
        code.file("META-INF/MANIFEST.MF", manifest("Main-Class: app.Application"));
        assertThat(inspected("app.Own", code).errors()).hasSize(1);
        code.file("META-INF/MANIFEST.MF", manifest("Main-Class: app.Application\nStart-Class: app.Application"));
        assertThat(inspected("app.Own", code).errors()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "org.springframework.cloud.function.adapter.aws.FunctionInvokr, org.springframework.cloud.function.adapter.aws.FunctionInvoker",
        "FunctionInvoker, org.springframework.cloud.function.adapter.aws.FunctionInvoker",
        "io.quarkus.amazon.lambda.runtime.QuarkusStreamHandlr::handleRequest, io.quarkus.amazon.lambda.runtime.QuarkusStreamHandler::handleRequest",
    })
    void aMisspeltHandlerOfAFrameworkIsGuessed(String written, String meant) throws IOException {
        CompiledPackage code = new CompiledPackage().jar("spring.jar", spring()).jar("quarkus.jar", quarkus());
        assertThat(inspected(written, code).errors())
                .singleElement()
                .extracting(Diagnostic::remedy)
                .isEqualTo("Did you mean \"" + meant + "\"?");
    }

    @Test
    void anExecutableJarOfSpringBootIsNoPackage() throws IOException {
        CompiledPackage code = new CompiledPackage().file("BOOT-INF/classes/app/Application.class", new byte[0]);
        assertThat(inspected(SPRING, code).errors()).singleElement().satisfies(error -> {
            assertThat(error.problem())
                    .isEqualTo(
                            "the package code.zip is an executable jar of Spring Boot, whose classes Lambda does not find");
            assertThat(error.remedy()).startsWith("Leave package.artifact and package.layout out");
        });
    }

    @Test
    void aHandlerThatQuarkusDoesNotCallIsWarnedOf() throws IOException {
        CompiledPackage code = quarkus().classes(STREAM_HANDLER.formatted("app", "Greeting"));
        assertThat(inspected("app.Greeting", code).warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.code().name()).isEqualTo("HANDLER_BYPASSES_FRAMEWORK");
            assertThat(warning.problem())
                    .isEqualTo("app.Greeting is called without Quarkus: nothing is injected into it");
            assertThat(warning.remedy())
                    .isEqualTo("Name Quarkus's handler, which calls yours: " + QUARKUS + "::handleRequest.");
        });
    }

    @Test
    void aQuarkusApplicationThatWasNotGeneratedIsReported() throws IOException {
        assertThat(inspected(QUARKUS, quarkus()).errors())
                .singleElement()
                .extracting(Diagnostic::problem)
                .isEqualTo("the package has no io.quarkus.runner.ApplicationImpl, which Quarkus generates and starts");
        CompiledPackage generated = quarkus().classes("package io.quarkus.runner; public class ApplicationImpl {}");
        assertThat(inspected(QUARKUS + "::handleRequest", generated).errors()).isEmpty();
    }

    @Test
    void aFunqyApplicationThatWasNotGeneratedIsReported() throws IOException {
        String funqy = "io.quarkus.funqy.lambda.FunqyStreamHandler";
        CompiledPackage code = new CompiledPackage()
                .classes(STREAM_HANDLER.formatted("io.quarkus.funqy.lambda", "FunqyStreamHandler"));
        assertThat(inspected(funqy + "::handleRequest", code).errors())
                .singleElement()
                .extracting(Diagnostic::problem)
                .isEqualTo("the package has no io.quarkus.runner.ApplicationImpl, which Quarkus generates and starts");
        code.classes("package io.quarkus.runner; public class ApplicationImpl {}");
        assertThat(inspected(funqy, code).errors()).isEmpty();
    }

    private static CompiledPackage spring() throws IOException {
        return new CompiledPackage()
                .classes(
                        SPRING_BOOT,
                        APPLICATION,
                        STREAM_HANDLER.formatted("org.springframework.cloud.function.adapter.aws", "FunctionInvoker"));
    }

    private static CompiledPackage quarkus() throws IOException {
        return new CompiledPackage()
                .classes(STREAM_HANDLER.formatted("io.quarkus.amazon.lambda.runtime", "QuarkusStreamHandler"));
    }

    private static byte[] manifest(String lines) {
        return ("Manifest-Version: 1.0\n" + lines + "\n\n").getBytes(StandardCharsets.UTF_8);
    }

    private Diagnostics inspected(String handler, CompiledPackage code) throws IOException {
        return HandlerCheck.inspected(handler, code.writeTo(folder.resolve("code.zip")), false, variables);
    }
}
