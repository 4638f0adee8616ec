/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.local.runtime.ServiceEndpoints;
import io.github.serverlessmaven.template.Value;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class LocalFailuresTest {

    private static final Value.Mapping RECORD = Value.mapping("version", Value.of("1.0"));

    private final List<String> received = new CopyOnWriteArrayList<>();
    private final ServiceEndpoints endpoints = new ServiceEndpoints();
    private final LocalFailures failures = new LocalFailures(
            (arn, body, attributes) -> arn.endsWith(":dead") && received.add(arn + " " + body), endpoints);

    @Test
    void queuesAndTopicsGetTheRecordAsAMessage() {
        failures.send("arn:aws:sqs:us-east-1:000000000000:dead", "key", RECORD);
        assertThat(received).containsExactly("arn:aws:sqs:us-east-1:000000000000:dead {\"version\":\"1.0\"}");
    }

    @Test
    void aBucketGetsAnObject() throws IOException {
        HttpServer s3 = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        s3.createContext("/", exchange -> {
            received.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(exchange.getRequestURI().getPath().startsWith("/failed/") ? 200 : 404, -1);
            exchange.close();
        });
        s3.start();
        endpoints.add("S3", URI.create("http://127.0.0.1:" + s3.getAddress().getPort()), Map.of());
        failures.send("arn:aws:s3:::failed", "aws/lambda/2026/11/30/a", RECORD);
        assertThat(received).containsExactly("PUT /failed/aws/lambda/2026/11/30/a {\"version\":\"1.0\"}");
        assertThatThrownBy(() -> failures.send("arn:aws:s3:::other", "a", RECORD))
                .isInstanceOf(ServerlessException.class);
        s3.stop(0);
    }

    @Test
    void whoeverIsNotHereIsNamed() {
        assertThatThrownBy(() -> failures.send("arn:aws:s3:::failed", "key", RECORD))
                .isInstanceOf(ServerlessException.class)
                .hasMessage("arn:aws:s3:::failed is not on this machine, or refuses the record.");
        assertThatThrownBy(() -> failures.send("arn:aws:sns:us-east-1:000000000000:other", "key", RECORD))
                .isInstanceOf(ServerlessException.class);
    }
}
