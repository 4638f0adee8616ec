/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.service;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Calls the API of Amazon SQS in its JSON form, at a server of this machine: without credentials. See the Amazon SQS API reference. */
final class SqsClient implements SqsApi {

    /** A call waits at most 20 seconds for messages. */
    private static final Duration LIMIT = Duration.ofSeconds(40);

    private final URI endpoint;
    private final HttpClient client = HttpClient.newHttpClient();

    SqsClient(URI endpoint) {
        this.endpoint = endpoint;
    }

    @Override
    public Value.Mapping call(String action, Value.Mapping input) {
        HttpRequest request = HttpRequest.newBuilder(endpoint.resolve("/"))
                .timeout(LIMIT)
                .header("Content-Type", "application/x-amz-json-1.0")
                .header("X-Amz-Target", "AmazonSQS." + action)
                .POST(HttpRequest.BodyPublishers.ofString(Json.compact(input)))
                .build();
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            Value.Mapping output =
                    Json.tryParse(response.body()).map(Values::asMapping).orElse(Value.Mapping.EMPTY);
            if (response.statusCode() != 200) {
                throw refused(action, input, response, output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted", e));
        }
    }

    private static ServerlessException refused(
            String action, Value.Mapping input, HttpResponse<String> response, Value.Mapping output) {
        String queue = Values.find(input, "QueueName")
                .or(() -> Values.find(input, "QueueUrl"))
                .map(text -> text.substring(text.lastIndexOf('/') + 1))
                .orElse("");
        return new ServerlessException(
                "The local queue " + queue + " refused " + action + ": "
                        + Values.find(output, "Message")
                                .or(() -> Values.find(output, "message"))
                                .or(() -> Values.find(output, "__type"))
                                .orElseGet(() -> response.statusCode() + " " + response.body()),
                "Correct the queue in the template, or what was sent to it.");
    }
}
