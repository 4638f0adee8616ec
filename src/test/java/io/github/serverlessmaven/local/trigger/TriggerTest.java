/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.deploy.FakeClock;
import io.github.serverlessmaven.local.LocalSetUp;
import io.github.serverlessmaven.local.function.Invocations;
import io.github.serverlessmaven.local.http.HttpReply;
import io.github.serverlessmaven.local.http.WebRequest;
import io.github.serverlessmaven.local.state.StateFolder;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TriggerTest {

    @TempDir
    Path folder;

    private final List<String> happened = new ArrayList<>();

    /** What a kind of event source has to bring. */
    private final class Api implements Trigger {

        @Override
        public Map<String, String> addresses() {
            return Map.of("api", "/api/");
        }

        @Override
        public Optional<HttpReply> answer(WebRequest request) {
            return request.path().startsWith("/api/")
                    ? Optional.of(HttpReply.message(200, request.method() + " " + request.query()))
                    : Optional.empty();
        }

        @Override
        public List<ServedSource> sources() {
            return List.of(
                    new ServedSource("queue", "http://127.0.0.1:4711/orders", Optional.of("api"), false),
                    new ServedSource("queue", "http://127.0.0.1:4711/dead", Optional.empty(), true));
        }

        @Override
        public void open() {
            happened.add("opened");
        }

        @Override
        public void close() {
            happened.add("closed");
        }
    }

    @Test
    void aFrontIsOpenedAnswersWhatIsItsAndIsClosed() throws Exception {
        try (LocalServer server = new LocalServer(
                LocalSetUp.LOOPBACK, 0, List.of(new Api()), page(), List::of, new FakeClock(), happened::add)) {
            assertThat(server.addresses()).containsExactly(Map.entry("api", "/api/"));
            assertThat(server.listing())
                    .contains(
                            "  -    queue http://127.0.0.1:4711/dead",
                            "  api  queue http://127.0.0.1:4711/orders (disabled)");
            assertThat(get(server, "/api/users?n=1").body()).isEqualTo("{\"Message\":\"GET n=1\"}");
            assertThat(get(server, "/other").statusCode()).isEqualTo(404);
        }
        assertThat(happened)
                .containsExactly("opened", "GET /api/users?n=1 200 (0 ms)", "GET /other 404 (0 ms)", "closed");
    }

    private StartPage page() {
        return new StartPage(
                "web",
                new StateFolder(folder),
                (function, call) -> {
                    throw new AssertionError("no function is called");
                },
                new Invocations(),
                new LocalSetUp(),
                () -> "id");
    }

    private static HttpResponse<String> get(LocalServer server, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
