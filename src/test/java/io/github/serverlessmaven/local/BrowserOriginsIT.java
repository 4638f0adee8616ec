/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.serverlessmaven.deploy.DeployedTemplate;
import io.github.serverlessmaven.external.Browser;
import io.github.serverlessmaven.fixtures.HandlerPackage;
import io.github.serverlessmaven.local.trigger.LocalServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of another origin in a real browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserOriginsIT {

    private static final String URL = """
            "%1$sUrl": {"Type": "AWS::Lambda::Url", "Properties": {"AuthType": "NONE", "TargetFunctionArn": {"Ref": "%1$s"}%2$s}}""";

    @TempDir
    static Path folder;

    private final LocalSetUp setUp = LocalSetUp.withJava();
    private HttpServer stranger;
    private String origin;
    private LocalTarget target;
    private LocalServer server;
    private Browser browser;

    @BeforeAll
    void serve() throws IOException {
        browser = Browser.start(folder.resolve("profile"));
        stranger = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        stranger.createContext("/", exchange -> {
            byte[] page = "<!doctype html><title>Stranger</title>".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        stranger.start();
        origin = "http://127.0.0.1:" + stranger.getAddress().getPort();
        target = setUp.memory(2048).open(folder.resolve("state"));
        DeployedTemplate stack = new DeployedTemplate(target, "web", HandlerPackage.in(folder));
        stack.with(
                stack.function("Page", "page"),
                URL.formatted("Page", ""),
                stack.function("Open", "page"),
                URL.formatted("Open", ", \"Cors\": {\"AllowOrigins\": [\"" + origin + "\"]}"));
        server = target.serve(LocalSetUp.LOOPBACK, 0, "web", LocalAuthorizers.ON, LocalEvents.ALL);
    }

    @AfterAll
    void end() {
        if (browser != null) {
            browser.close();
            stranger.stop(0);
            server.close();
            target.close();
        }
    }

    /** What the server answers, as its console shows, to a request that a page of the stranger sends without CORS. */
    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "app.localhost", "[::ffff:127.0.0.1]", "0.0.0.0", "127.1"})
    void aPageOfAnotherOriginCallsNoFunctionUnderAnyNameOfThisMachine(String host) {
        browser.open(URI.create(origin + "/"));
        String name = Integer.toHexString(host.hashCode());
        for (String call : new String[] {
            "fetch('%s', {mode: 'no-cors'}).then(() => 0, () => 0)",
            "fetch('%s', {mode: 'no-cors', method: 'POST', body: 'x'}).then(() => 0, () => 0)",
            "new Promise(end => { const i = new Image(); i.onload = i.onerror = () => end(0); i.referrerPolicy = 'no-referrer'; i.src = '%s'; })",
            "new Promise(end => { const f = document.createElement('iframe'); f.onload = () => end(0); f.src = '%s';"
                    + " document.body.append(f); })"
        }) {
            browser.evaluate(call.formatted("http://" + host + ":" + server.port() + "/web-Page/" + name));
        }
        assertThat(setUp.messages())
                .filteredOn(line -> line.contains("/web-Page/" + name))
                .isNotEmpty()
                .allMatch(line -> line.matches("\\w+ /web-Page/\\w+ (403|421) .*"));
    }

    @Test
    void aPageThatCorsLetsInReadsTheAnswer() {
        browser.open(URI.create(origin + "/"));
        assertThat(browser.evaluate("fetch('http://127.0.0.1:" + server.port()
                                + "/web-Open/x').then(answer => answer.text())")
                        .toString())
                .contains("/x?");
        assertThat(browser.evaluate("fetch('http://127.0.0.1:" + server.port()
                                + "/web-Page/x').then(answer => answer.text(), () => 'blocked')")
                        .toString())
                .contains("blocked");
    }

    @Test
    void theUserOpensAFunctionInTheAddressBar() {
        browser.open(URI.create("http://localhost:" + server.port() + "/web-Page/typed"));
        assertThat(browser.evaluate("document.body.innerText").toString()).contains("/typed?");
        browser.open(URI.create("http://localhost:" + server.port() + "/"));
        browser.waitFor("document.body.innerText.includes('web-Page')");
    }
}
