/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service is packaged whose handler takes the class of one event, and gets another. */
class HandlerOfOtherEventTest {

    private static final String SERVICE = """
            service: orders
            provider: {name: aws, runtime: java17, region: eu-central-1}
            package: {artifact: code.zip}
            functions:
              ship:
                handler: io.github.serverlessmaven.workflow.HandlerOfOtherEventTest$Ship
                events:
                  - %s
            """;

    @TempDir
    Path folder;

    /** The handler. */
    public static class Ship implements RequestHandler<SNSEvent, String> {
        @Override
        public String handleRequest(SNSEvent event, Context context) {
            return "";
        }
    }

    @BeforeEach
    void writePackage() throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("code.zip")))) {
            for (Class<?> type : List.of(Ship.class, SNSEvent.class)) {
                String file = type.getName().replace('.', '/') + ".class";
                zip.putNextEntry(new ZipEntry(file));
                try (InputStream content = type.getClassLoader().getResourceAsStream(file)) {
                    zip.write(Objects.requireNonNull(content).readAllBytes());
                }
            }
        }
    }

    @Test
    void packagingFailsWithThePlaceOfBoth() throws IOException {
        Files.writeString(
                folder.resolve("serverless.yml"), SERVICE.formatted("sqs: 'arn:aws:sqs:eu-central-1:123456789012:q'"));
        assertThatThrownBy(this::packageAll)
                .isInstanceOf(ServerlessException.class)
                .hasMessageContaining("serverless.yml:6:14 functions.ship.handler: takes SNSEvent, but gets SQSEvent,"
                        + " messages of a queue, from functions.ship.events.0.sqs (serverless.yml:8:14)")
                .hasMessageContaining("-> Take SQSEvent.");
    }

    @Test
    void anotherEventIsLookedAtAgainThoughThePackageIsTheSame() throws IOException {
        Files.writeString(folder.resolve("serverless.yml"), SERVICE.formatted("sns: orders"));
        packageAll();
        assertThat(folder.resolve("target/serverless/manifest.json")).exists();
        packagingFailsWithThePlaceOfBoth();
    }

    private void packageAll() {
        FolderBuild build = new FolderBuild(folder);
        new PackageService(
                        build,
                        new LoadService(build),
                        new PackagingOptions(true, false, Optional.empty(), Optional.empty(), Optional.empty()))
                .packageAll();
    }
}
