/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.template.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The payload of an invocation as the user gives it.
 *
 * @param given JSON, or {@code -} for standard input; empty for <code>{}</code>
 * @param file a file with JSON, which takes precedence
 * @param event a sample event, instead of both
 * @param standardInput read for {@code -}
 */
public record Payload(Optional<String> given, Optional<Path> file, EventOptions event, InputStream standardInput) {

    /**
     * The payload as JSON.
     *
     * @throws ServerlessException if it cannot be read, or is not JSON
     */
    String text() {
        Optional<String> sample = event.json();
        if (sample.isPresent() && (given.isPresent() || file.isPresent())) {
            throw new ServerlessException(
                    "Both a payload and the sample event " + event.name().orElseThrow() + " are given.",
                    "Remove -Dserverless.event, or the payload.");
        }
        String text = sample.orElseGet(this::read);
        try {
            Json.parse(text, "The payload");
            return text;
        } catch (ServerlessException e) {
            throw new ServerlessException(
                    String.valueOf(e.getMessage()),
                    "Quote it for your shell, such as -Dserverless.invoke.payload='{\"name\":\"Ada\"}', or put it into a file for "
                            + "-Dserverless.invoke.payloadFile. Plain text is JSON in double quotes.",
                    e);
        }
    }

    private String read() {
        try {
            if (file.isPresent()) {
                return Files.readString(file.get());
            }
            return given.stream().anyMatch("-"::equals)
                    ? new String(standardInput.readAllBytes(), StandardCharsets.UTF_8)
                    : given.orElse("{}");
        } catch (NoSuchFileException e) {
            throw new ServerlessException(
                    "There is no payload file " + e.getFile() + ".", "Correct -Dserverless.invoke.payloadFile.", e);
        } catch (IOException e) {
            throw new ServerlessException(
                    "The payload " + file.map(path -> path + " ").orElse("") + "cannot be read as UTF-8 text: "
                            + e.getMessage() + ".",
                    "Correct -Dserverless.invoke.payloadFile.",
                    e);
        }
    }
}
