/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import io.github.serverlessmaven.artifact.Sha256;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over HTTP, with a server that keeps the parts of an upload. */
class S3UploadTest {

    private static final int MEBIBYTE = 1 << 20;

    @TempDir
    Path folder;

    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final Map<Integer, byte[]> parts = new ConcurrentSkipListMap<>();
    private final List<Long> sent = Collections.synchronizedList(new ArrayList<>());
    private String completion = "";
    private int refusedPart;
    private AwsServer server;

    @BeforeEach
    void start() throws IOException {
        server = new AwsServer(this::answer);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Path file(int mebibytes) throws IOException {
        byte[] bytes = new byte[mebibytes * MEBIBYTE];
        new Random(7).nextBytes(bytes);
        return Files.write(folder.resolve("orders.zip"), bytes);
    }

    private void upload(Path file, Sha256 digest) {
        server.access().store().upload("mine", "code/orders.zip", file, digest, sent::add);
    }

    @Test
    void aLargeFileTravelsInCheckedPartsThatGiveTheFileAgain() throws IOException {
        Path file = file(19);
        upload(file, Sha256.of(file));
        assertThat(calls).hasSize(5).startsWith("POST ?uploads").endsWith("POST ?uploadId=u1");
        assertThat(parts.keySet()).containsExactly(1, 2, 3);
        Path joined = folder.resolve("joined");
        for (byte[] part : parts.values()) {
            Files.write(joined, part, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
        assertThat(joined).hasSameBinaryContentAs(file);
        assertThat(completion).contains("<PartNumber>3</PartNumber>").contains("<ChecksumSHA256>");
        assertThat(sent).isNotEmpty().allMatch(bytes -> bytes >= 0 && bytes <= 19 * MEBIBYTE);
        assertThat(Collections.max(sent)).isGreaterThan(18 * MEBIBYTE);
    }

    @Test
    void aSmallFileTravelsInOneRequest() throws IOException {
        Path file = file(16);
        upload(file, Sha256.of(file));
        assertThat(calls).containsExactly("PUT ");
    }

    @Test
    void anUploadThatFailsLeavesNoPartsBehind() throws IOException {
        refusedPart = 2;
        Path file = file(19);
        Sha256 digest = Sha256.of(file);
        assertThatThrownBy(() -> upload(file, digest))
                .isInstanceOf(ServerlessException.class)
                .hasMessageContaining("orders.zip to bucket mine");
        assertThat(calls).endsWith("DELETE ?uploadId=u1");
    }

    @Test
    void aLargeFileThatWasChangedSinceIsNotSent() throws IOException {
        Path file = file(19);
        assertThatThrownBy(() -> upload(file, Sha256.of("before")))
                .isInstanceOf(ServerlessException.class)
                .hasMessageContaining("was changed since it was packaged");
        assertThat(calls).isEmpty();
    }

    /** Without TLS the SDK signs a body in chunks: "a;chunk-signature=…", the bytes, and so on. */
    private static byte[] withoutChunks(HttpExchange exchange, byte[] body) {
        if (exchange.getRequestHeaders().getFirst("x-amz-decoded-content-length") == null) {
            return body;
        }
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        int position = 0;
        while (position < body.length) {
            int lineEnd = position;
            while (body[lineEnd] != '\r') {
                lineEnd++;
            }
            String line = new String(body, position, lineEnd - position, StandardCharsets.ISO_8859_1);
            int size = Integer.parseInt(line.split(";")[0], 16);
            content.write(body, lineEnd + 2, size);
            position = size == 0 ? body.length : lineEnd + 2 + size + 2;
        }
        return content.toByteArray();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String query = exchange.getRequestURI().getQuery();
            calls.add(exchange.getRequestMethod() + " "
                    + (query == null ? "" : "?" + query.replace("uploads=", "uploads")));
            if (query != null && query.startsWith("uploads")) {
                AwsServer.answer(
                        exchange,
                        200,
                        "application/xml",
                        "<InitiateMultipartUploadResult><UploadId>u1</UploadId></InitiateMultipartUploadResult>");
            } else if (query != null && query.contains("partNumber=")) {
                int number = Integer.parseInt(query.replaceAll(".*partNumber=([0-9]+).*", "$1"));
                assertThat(exchange.getRequestHeaders().getFirst("x-amz-checksum-sha256"))
                        .isNotEmpty();
                parts.put(number, withoutChunks(exchange, body));
                exchange.getResponseHeaders().add("ETag", "\"" + number + "\"");
                AwsServer.answer(
                        exchange,
                        number == refusedPart ? 403 : 200,
                        "application/xml",
                        number == refusedPart ? "<Error><Code>AccessDenied</Code></Error>" : "");
            } else {
                completion = new String(body, StandardCharsets.ISO_8859_1);
                AwsServer.answer(
                        exchange,
                        200,
                        "application/xml",
                        "<CompleteMultipartUploadResult></CompleteMultipartUploadResult>");
            }
        }
    }
}
