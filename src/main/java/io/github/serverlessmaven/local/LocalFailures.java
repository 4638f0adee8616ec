/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.local.function.Destinations;
import io.github.serverlessmaven.local.runtime.ServiceEndpoints;
import io.github.serverlessmaven.local.source.FailureDestination;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;

/** Sends records about batches that were given up to queues, topics and buckets of this machine. */
final class LocalFailures implements FailureDestination {

    private final Destinations messages;
    private final ServiceEndpoints endpoints;

    /**
     * Makes the destination.
     *
     * @param messages receives records for queues and topics
     * @param endpoints has the address of S3
     */
    LocalFailures(Destinations messages, ServiceEndpoints endpoints) {
        this.messages = messages;
        this.endpoints = endpoints;
    }

    @Override
    public void send(String arn, String key, Value.Mapping record) {
        String body = Json.compact(record);
        boolean isSent = arn.contains(":s3:")
                ? write(arn.substring(arn.lastIndexOf(':') + 1), key, body)
                : messages.deliver(arn, body, Value.Mapping.EMPTY);
        if (!isSent) {
            throw new ServerlessException(
                    arn + " is not on this machine, or refuses the record.", "Add it to the resources of the service.");
        }
    }

    private boolean write(String bucket, String key, String body) {
        Optional<URI> storage = Optional.ofNullable(endpoints.urls().get("S3"));
        return storage.isPresent() && put(URI.create(storage.get() + "/" + bucket + "/" + key), body);
    }

    private static boolean put(URI object, String body) {
        HttpRequest request = HttpRequest.newBuilder(object)
                .PUT(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return HttpClient.newHttpClient()
                            .send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
