/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.serverlessmaven.deploy.DeployedTemplate;
import io.github.serverlessmaven.external.SystemComponent;
import io.github.serverlessmaven.local.runtime.Interpreter;
import io.github.serverlessmaven.local.trigger.LocalServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Functions of Node.js that stream to a function URL, written as AWS's guide has them. */
@Timeout(60)
class NodeStreamIT {

    private static final String CODE = """
            const { existsSync } = require('fs');
            const pause = () => new Promise((resolve) => setTimeout(resolve, 10));
            exports.handler = awslambda.streamifyResponse(async (event, stream) => {
              if (event.rawPath === '/at-once') throw new Error('at once');
              stream = awslambda.HttpResponseStream.from(stream, { statusCode: 203, headers: { 'X-Own': 'yes' } });
              stream.write('first\\n');
              while (!existsSync(event.rawQueryString)) await pause();
              if (event.rawPath === '/halfway') throw new Error('halfway');
              stream.write('second\\n');
              stream.end();
            });
            """;

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private LocalTarget target;
    private LocalServer server;

    @BeforeEach
    void serve() throws IOException {
        SystemComponent.NODE.require();
        Optional<Interpreter> node = Interpreter.find(List.of("node"));
        target = new LocalSetUp().open(folder.resolve("state"));
        Path zip = folder.resolve("code.zip");
        try (ZipOutputStream entries = new ZipOutputStream(Files.newOutputStream(zip))) {
            entries.putNextEntry(new ZipEntry("index.js"));
            entries.write(CODE.getBytes(StandardCharsets.UTF_8));
        }
        DeployedTemplate stack = new DeployedTemplate(target, "node", zip);
        stack.with(
                stack.functionOf(
                        "Flow",
                        "nodejs" + node.orElseThrow().version().split("\\.", -1)[0] + ".x",
                        "index.handler",
                        ", \"Timeout\": 60"),
                "\"Url\": {\"Type\": \"AWS::Lambda::Url\", \"Properties\": {\"AuthType\": \"NONE\", \"InvokeMode\":"
                        + " \"RESPONSE_STREAM\", \"TargetFunctionArn\": {\"Ref\": \"Flow\"}}}");
        server = target.serve(LocalSetUp.LOOPBACK, 0, "web", LocalAuthorizers.ON, LocalEvents.ALL);
    }

    @AfterEach
    void end() {
        if (server != null) {
            server.close();
        }
        if (target != null) {
            target.close();
        }
    }

    @Test
    void whatAFunctionWritesArrivesBeforeItGoesOn() throws Exception {
        Path signal = folder.resolve("go-on");
        HttpResponse<InputStream> answer = http.send(request("/?" + signal), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(203);
        assertThat(answer.headers().firstValue("X-Own")).contains("yes");
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).isEqualTo("first");
            Files.createFile(signal);
            assertThat(lines.readLine()).isEqualTo("second");
            assertThat(lines.readLine()).isNull();
        }
    }

    @Test
    void anErrorBeforeTheFirstByteIsABadGatewayAndOneAfterItBreaksTheAnswerOff() throws Exception {
        assertThat(http.send(request("/at-once"), HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(502);
        Path signal = folder.resolve("go-on");
        HttpResponse<InputStream> answer =
                http.send(request("/halfway?" + signal), HttpResponse.BodyHandlers.ofInputStream());
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).isEqualTo("first");
            Files.createFile(signal);
            assertThatThrownBy(lines::readLine).isInstanceOf(IOException.class);
        }
    }

    private HttpRequest request(String pathAndQuery) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/node-Flow" + pathAndQuery))
                .build();
    }
}
