/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import io.github.serverlessmaven.artifact.Sha256;
import io.github.serverlessmaven.deploy.port.ArtifactStore;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.manifest.BucketOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over HTTP, with a server that has all buckets and refuses those of another account, as S3 does. */
class BucketOwnerTest {

    private static final String OWNER = "111122223333";

    @TempDir
    Path folder;

    private final List<String> calls = new CopyOnWriteArrayList<>();
    private AwsServer server;

    @BeforeEach
    void start() throws IOException {
        server = new AwsServer(this::answer);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void everyCallNamesTheExpectedOwner() throws IOException {
        use(server.access().store().encrypting(BucketOptions.Encryption.NONE).ownedBy(OWNER));
        assertThat(calls).hasSizeGreaterThan(8).allMatch(call -> call.endsWith(" " + OWNER));
        calls.clear();
        use(server.access().store().ownedBy(OWNER).encrypting(BucketOptions.Encryption.NONE));
        assertThat(calls).allMatch(call -> call.endsWith(" " + OWNER));
    }

    @Test
    void aBucketOfAnotherAccountIsNotUsed() {
        assertThatThrownBy(() -> server.access().store().ownedBy("999900001111").requireUsable("mine"))
                .isInstanceOfSatisfying(
                        ServerlessException.class,
                        failure -> assertThat(failure.render())
                                .contains(
                                        "The bucket mine is not a bucket of account 999900001111, or these credentials may not use it.")
                                .contains("provider.deploymentBucket.owner"));
    }

    private void use(ArtifactStore store) throws IOException {
        Path file = Files.writeString(folder.resolve("a.zip"), "a");
        store.requireUsable("mine");
        store.contains("mine", "a.zip");
        store.upload("mine", "a.zip", file, Sha256.of(file));
        store.write("mine", "state.json", "{}");
        store.read("mine", "state.json");
        store.newestKeys("mine", "");
        store.keysOutside("mine", "x", 1);
        store.deleteAll("mine", "");
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            AwsServer.body(exchange);
            String owner = exchange.getRequestHeaders().getFirst("x-amz-expected-bucket-owner");
            calls.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + owner);
            if (!OWNER.equals(owner)) {
                AwsServer.answer(exchange, 403, "application/xml", "<Error><Code>AccessDenied</Code></Error>");
            } else if (exchange.getRequestURI().toString().contains("versions")) {
                AwsServer.answer(
                        exchange,
                        200,
                        "application/xml",
                        "<ListVersionsResult><Version><Key>a.zip</Key><VersionId>1</VersionId></Version></ListVersionsResult>");
            } else if (exchange.getRequestURI().toString().contains("list-type")) {
                AwsServer.answer(exchange, 200, "application/xml", "<ListBucketResult></ListBucketResult>");
            } else {
                AwsServer.answer(exchange, 200, "application/xml", "<DeleteResult></DeleteResult>");
            }
        }
    }
}
