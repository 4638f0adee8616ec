/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.external.Jdks;
import io.github.serverlessmaven.external.OwnEmulator;
import io.github.serverlessmaven.external.PluginRun;
import io.github.serverlessmaven.mojo.GuideSection.Step;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The guide to HTTP APIs, followed by a reader: what it deploys is called over HTTP, and Java functions answer. */
class HttpExampleIT {

    private static final Path GUIDE = Path.of("docs/guides/http.md");
    private static final String HTTP_API = "https://a1b2c3d4.execute-api.us-east-1.amazonaws.com";
    private static final String REST_API = "https://e5f6a7b8.execute-api.us-east-1.amazonaws.com/dev";

    private static final String ENDPOINT = "/hello/{name} (hello)";

    /** The functions say java21. */
    @RegisterExtension
    static final OwnEmulator EMULATOR = OwnEmulator.onJava("emulator-of-http", 21);

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    @Test
    void aNewcomerGetsFromAPomToAnEndpoint() throws IOException, InterruptedException {
        GuideSection section = GuideSection.of(GUIDE, "From a POM to an endpoint");
        section.writeTo(folder);
        PluginRun reader = PluginRun.in(folder).with(EMULATOR.running());
        List<Step> steps = section.steps();
        reader.shell(steps.get(0).commands());
        String info = reader.goal("info");
        String httpApi = address(info, "GET");
        assertThat(section.text()).contains(HTTP_API + ENDPOINT);
        assertThat(info).contains(HTTP_API.replace("a1b2c3d4", httpApi.replaceAll(".*/", "")) + ENDPOINT);
        GuideSection.follow(steps.subList(1, steps.size()), reader, Map.of(HTTP_API, httpApi));
    }

    @Test
    void theExampleAnswersCustomersAndPartners() throws IOException, InterruptedException {
        PluginRun reader =
                PluginRun.inCopy(Path.of("examples/http-api"), folder).with(EMULATOR.running());
        List<Step> steps = GuideSection.of(GUIDE, "A whole service").steps();
        // Where no JDK compiles for Java 21, for which the example is written, it is compiled for 17: its code keeps to
        // what 17 knows. Its functions run on Java 21 all the same.
        Optional<Path> jdk = Jdks.compilingFor(21);
        jdk.ifPresent(home -> reader.with("JAVA_HOME", home.toString()));
        reader.shell(steps.get(0).commands(), jdk.isPresent() ? "-B" : "-Dmaven.compiler.release=17");
        String info = reader.goal("info");
        String httpApi = address(info, "GET");
        String restApi = address(info, "POST");
        GuideSection.follow(steps.subList(1, steps.size()), reader, Map.of(HTTP_API, httpApi, REST_API, restApi));

        assertThat(preflight(httpApi + "/orders/7", "https://shop.example.com")
                        .headers()
                        .firstValue("Access-Control-Allow-Headers"))
                .contains("authorization");
        assertThat(preflight(httpApi + "/orders/7", "https://other.example.com").statusCode())
                .isEqualTo(403);
    }

    /** Where the emulator serves the API that answers a method, by what {@code info} prints. */
    private static String address(String info, String method) {
        Matcher endpoint = Pattern.compile(
                        " " + method + " - https://([a-z0-9]+)\\.execute-api\\.us-east-1\\.amazonaws\\.com(/dev)?/")
                .matcher(info);
        assertThat(endpoint.find()).as(info).isTrue();
        return EMULATOR.running().endpoint() + "/_aws/execute-api/" + endpoint.group(1)
                + Objects.requireNonNullElse(endpoint.group(2), "");
    }

    private HttpResponse<String> preflight(String address, String origin) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(address))
                        .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                        .header("Origin", origin)
                        .header("Access-Control-Request-Method", "GET")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
