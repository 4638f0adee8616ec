/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.gateway;

import io.github.serverlessmaven.deploy.DeployedTemplate;
import io.github.serverlessmaven.fixtures.HandlerPackage;
import io.github.serverlessmaven.local.LocalSetUp;
import io.github.serverlessmaven.local.LocalTarget;
import io.github.serverlessmaven.local.function.Invocations;
import io.github.serverlessmaven.local.http.HttpBody;
import io.github.serverlessmaven.local.http.HttpReply;
import io.github.serverlessmaven.local.http.Payload;
import io.github.serverlessmaven.local.http.WebRequest;
import io.github.serverlessmaven.local.state.LocalUrls;
import io.github.serverlessmaven.local.state.StateFolder;
import io.github.serverlessmaven.local.state.UniqueIds;
import io.github.serverlessmaven.local.trigger.StartPage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;

/** APIs deployed to a folder, with functions that a test plays. */
final class GatewayFixture implements AutoCloseable {

    final FakeFunctions functions = new FakeFunctions();
    final StandingClock clock = new StandingClock();
    final LocalTarget target;
    final GatewayCalls calls = new GatewayCalls(functions, functions, clock, function -> false);
    private final DeployedTemplate stack;
    final Map<String, URI> services = new HashMap<>();
    private final StateFolder state;
    private int ids;

    GatewayFixture(Path folder) {
        this.target = new LocalSetUp().open(folder.resolve("state"));
        this.state = new StateFolder(folder.resolve("state"));
        try {
            this.stack = new DeployedTemplate(target, "web", HandlerPackage.in(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    AuthorizerSettings authorizers(Optional<Path> keys) {
        return new AuthorizerSettings(true, keys, "us-east-1");
    }

    /** Services of AWS that a test plays. */
    final class Addresses implements LocalAddresses {

        @Override
        public String localized(String text) {
            return new LocalUrls(state, Optional::empty).localized(text);
        }

        @Override
        public Optional<URI> service(String name) {
            return Optional.ofNullable(services.get(name));
        }
    }

    GatewaySetUp setUp(AuthorizerSettings authorizers) {
        return new GatewaySetUp(state, calls, clock, ids(), authorizers, new Addresses(), "web");
    }

    GatewaySetUp setUp() {
        return setUp(authorizers(Optional.empty()));
    }

    StateFolder state() {
        return state;
    }

    StartPage page() {
        return new StartPage("web", state, functions, new Invocations(), new LocalSetUp(), ids());
    }

    UniqueIds ids() {
        return () -> "id-" + ++ids;
    }

    /** Deploys functions and other resources. */
    void deploy(List<String> functionIds, String... resources) {
        stack.with(Stream.concat(functionIds.stream().map(id -> stack.function(id, "echo")), Stream.of(resources))
                .toArray(String[]::new));
    }

    /** A request; each header as {@code Name: value}. */
    static WebRequest request(String method, String target, String body, String... headers) {
        return request(method, target, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    static WebRequest request(String method, String target, byte[] body, String... headers) {
        BasicClassicHttpRequest head = new BasicClassicHttpRequest(method, target);
        head.setHeader("Host", "localhost:3000");
        for (String header : headers) {
            if (header.startsWith("Host:")) {
                head.removeHeaders("Host");
            }
            head.addHeader(
                    header.substring(0, header.indexOf(':')),
                    header.substring(header.indexOf(':') + 1).strip());
        }
        return WebRequest.of(head, Payload.of(body), "127.0.0.1");
    }

    /** Status and body of a reply. */
    static String text(HttpReply reply) {
        HttpBody body = reply.body();
        return reply.status() + " " + (body instanceof Payload payload ? payload.text() : body);
    }

    /** The values of a header. */
    static List<String> header(HttpReply reply, String name) {
        return reply.headers().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .toList();
    }

    @Override
    public void close() {
        calls.close();
        target.close();
    }
}
