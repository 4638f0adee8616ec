/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.api.client.EventHandlerLoader;
import com.amazonaws.services.lambda.runtime.api.client.HandlerInfo;
import com.amazonaws.services.lambda.runtime.api.client.runtimeapi.dto.InvocationRequest;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A newcomer's HTTP API: an event with nothing but method and path, and a handler that takes its class. */
class HttpApiDefaultsTest {

    private static final String HANDLER = Hello.class.getName();

    @TempDir
    Path folder;

    /** The handler. */
    public static class Hello implements RequestHandler<APIGatewayV2HTTPEvent, String> {
        @Override
        public String handleRequest(APIGatewayV2HTTPEvent event, Context context) {
            return event.getRequestContext().getHttp().getMethod() + " " + event.getRawPath() + " "
                    + event.getPathParameters().get("id") + " " + event.getBody();
        }
    }

    @Test
    void needsNeitherPayloadNorAnythingElse() throws Exception {
        Files.writeString(folder.resolve("serverless.yml"), """
                service: hello
                provider: {name: aws, runtime: java17, region: eu-central-1}
                package: {artifact: code.zip}
                functions:
                  hello:
                    handler: %s
                    events:
                      - httpApi: POST /orders/{id}
                """.formatted(HANDLER));
        writePackage();
        FolderBuild build = new FolderBuild(folder);
        new PackageService(
                        build,
                        new LoadService(build),
                        new PackagingOptions(true, false, Optional.empty(), Optional.empty(), Optional.empty()))
                .packageAll();
        assertThat(build.lines).noneMatch(line -> line.contains("WARN") || line.contains(HANDLER));
        assertThat(integration(build).text("PayloadFormatVersion")).contains("2.0");
        String event = new EventOptions(Optional.of("apigw-v2"), Optional.of("hi"), Map.of())
                .json()
                .orElseThrow();
        assertThat(answer(event)).isEqualTo("\"POST /orders/4711 4711 hi\"");
    }

    private static Value.Mapping integration(FolderBuild build) throws IOException {
        String template = Files.readString(build.service().output().resolve("template.json"));
        return ((Value.Mapping) Json.parse(template, "template"))
                .section("Resources")
                .section("HttpApiIntegrationHello")
                .section("Properties");
    }

    /** What Lambda's runtime makes of the event and of the answer. */
    private static String answer(String event) throws Exception {
        InvocationRequest request = new InvocationRequest();
        request.setId("1");
        request.setContent(event.getBytes(StandardCharsets.UTF_8));
        ByteArrayOutputStream answer = EventHandlerLoader.loadEventHandler(
                        HandlerInfo.fromString(HANDLER, HttpApiDefaultsTest.class.getClassLoader()))
                .call(request);
        return answer.toString(StandardCharsets.UTF_8);
    }

    private void writePackage() throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("code.zip")))) {
            for (Class<?> type : List.of(
                    Hello.class,
                    APIGatewayV2HTTPEvent.class,
                    APIGatewayV2HTTPEvent.RequestContext.class,
                    APIGatewayV2HTTPEvent.RequestContext.Http.class)) {
                String file = type.getName().replace('.', '/') + ".class";
                zip.putNextEntry(new ZipEntry(file));
                try (InputStream content = type.getClassLoader().getResourceAsStream(file)) {
                    zip.write(Objects.requireNonNull(content).readAllBytes());
                }
            }
        }
    }
}
