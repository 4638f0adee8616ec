/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.tools.jib.api.ImageReference;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.serverlessmaven.artifact.Sha256;
import io.github.serverlessmaven.image.RegistryAccess.Login;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaseRegistryTest {

    private static final String DIGEST = ImageLayout.digest(Sha256.of("layer"));

    @TempDir
    Path folder;

    private final List<String> seen = new CopyOnWriteArrayList<>();
    private HttpServer registry;
    private PlainFront front;
    private HttpServer storage;

    @BeforeEach
    void start() throws IOException {
        registry = server();
        front = new PlainFront(registry.getAddress().getPort());
        storage = server();
    }

    private static HttpServer server() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
        return server;
    }

    @AfterEach
    void stop() throws IOException {
        front.close();
        registry.stop(0);
        storage.stop(0);
    }

    @Test
    void aLayerThatIsStoredElsewhereIsFetchedThereWithoutTheLogin() throws IOException {
        registry.createContext("/v2/", exchange -> {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"all\"");
            answer(exchange, 401, "");
        });
        registry.createContext("/v2/app/blobs/", exchange -> {
            see("registry", exchange);
            exchange.getResponseHeaders()
                    .set("Location", "http://127.0.0.1:" + storage.getAddress().getPort() + "/stored?signature=1");
            answer(exchange, 307, "");
        });
        storage.createContext("/stored", exchange -> {
            see("storage", exchange);
            answer(exchange, 200, "layer");
        });
        JibFolder module = new JibFolder(folder);
        module.login = Optional.of(new Login("me", "secret"));
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        try (BaseRegistry source = new BaseRegistry(ImageReference.of(front.address(), "app", "1"), module.access())) {
            source.write(DIGEST, content);
        }
        assertThat(content.toString(StandardCharsets.UTF_8)).isEqualTo("layer");
        assertThat(seen).containsExactly("registry Basic bWU6c2VjcmV0", "storage null");
    }

    private void see(String place, HttpExchange exchange) {
        seen.add(place + " " + exchange.getRequestHeaders().getFirst("Authorization"));
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
