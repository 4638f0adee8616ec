/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.serverlessmaven.image.RegistryAccess.Login;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RegistrySessionTest {

    private final List<String> seen = new CopyOnWriteArrayList<>();
    private HttpServer registry;
    private HttpServer storage;

    @BeforeEach
    void start() throws IOException {
        registry = server();
        storage = server();
    }

    private static HttpServer server() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
        return server;
    }

    @AfterEach
    void stop() {
        registry.stop(0);
        storage.stop(0);
    }

    @Test
    void aLayerThatIsStoredElsewhereIsFetchedThereWithoutTheLogin() throws Exception {
        registry.createContext("/v2/app/blobs/x", exchange -> {
            see("registry", exchange);
            if (exchange.getRequestHeaders().getFirst("Authorization") == null) {
                exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"all\"");
                answer(exchange, 401, "");
            } else {
                exchange.getResponseHeaders().set("Location", address(storage) + "/stored?signature=1");
                answer(exchange, 307, "");
            }
        });
        storage.createContext("/stored", exchange -> {
            see("storage", exchange);
            answer(exchange, 200, "layer");
        });
        assertThat(downloaded()).isEqualTo("layer");
        assertThat(seen).containsExactly("registry null", "registry Basic bWU6c2VjcmV0", "storage null");
    }

    @Test
    void redirectsInACircleEnd() throws Exception {
        registry.createContext("/v2/app/blobs/x", exchange -> {
            see("registry", exchange);
            exchange.getResponseHeaders().set("Location", "x");
            answer(exchange, 302, "");
        });
        assertThat(downloaded()).isEmpty();
        assertThat(seen).hasSize(6);
    }

    @Test
    void aRedirectToAnotherMachineWithoutEncryptionIsNotFollowed() {
        registry.createContext("/v2/app/blobs/x", exchange -> {
            exchange.getResponseHeaders().set("Location", "http://storage.example/stored");
            answer(exchange, 302, "");
        });
        assertThatThrownBy(this::downloaded).hasMessage("not encrypted: http://storage.example/stored");
    }

    private String downloaded() throws Exception {
        RegistryRepository repository =
                new RegistryRepository(address(registry), "app", () -> Optional.of(new Login("me", "secret")));
        RegistrySession session =
                new RegistrySession(repository, "pull", new RegistryNetwork(Optional.empty()), pause -> {});
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        session.download(repository.resolve("blobs/x"), Map.of(), content);
        return content.toString(StandardCharsets.UTF_8);
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

    private static URI address(HttpServer server) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }
}
