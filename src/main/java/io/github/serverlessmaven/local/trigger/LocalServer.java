/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.trigger;

import io.github.serverlessmaven.deploy.Clock;
import io.github.serverlessmaven.local.function.RuntimeApi;
import io.github.serverlessmaven.local.http.HttpBody;
import io.github.serverlessmaven.local.http.HttpReply;
import io.github.serverlessmaven.local.http.LoopbackServer;
import io.github.serverlessmaven.local.http.Payload;
import io.github.serverlessmaven.local.http.RequestGuard;
import io.github.serverlessmaven.local.http.WebRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityTemplate;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http.protocol.HttpCoreContext;

/**
 * The functions of this machine over HTTP, on one port: all fronts that there are. Listens on this machine only unless another address
 * is asked for.
 */
public final class LocalServer implements AutoCloseable {

    private static final Duration IDLE = Duration.ofMinutes(16);

    private final List<Trigger> fronts;
    private final Clock clock;
    private final Consumer<String> listener;
    private final LoopbackServer server;

    /** Starts serving; the first front to answer a request has it. The port is 0 for any free one. */
    public LocalServer(InetAddress address, int port, List<Trigger> fronts, Clock clock, Consumer<String> listener) {
        this.fronts = List.copyOf(fronts);
        this.clock = clock;
        this.listener = listener;
        this.server = LoopbackServer.start(address, port, IDLE, this::handle);
        this.fronts.forEach(Trigger::open);
    }

    /** The port it listens on. */
    public int port() {
        return server.port();
    }

    /** The paths at which functions answer, by the name of the function. */
    public Map<String, String> addresses() {
        Map<String, String> addresses = new TreeMap<>();
        fronts.forEach(front -> addresses.putAll(front.addresses()));
        return addresses;
    }

    private void handle(ClassicHttpRequest request, ClassicHttpResponse response, HttpContext context)
            throws IOException {
        Instant start = clock.now();
        HttpReply reply = answer(request, sourceAddress(context));
        response.setCode(reply.status());
        ContentType type = ContentType.APPLICATION_OCTET_STREAM;
        for (Map.Entry<String, String> header : reply.headers()) {
            if (header.getKey().equalsIgnoreCase("Content-Type")) {
                type = ContentType.parseLenient(header.getValue());
            } else if (!header.getKey().equalsIgnoreCase("Content-Length")
                    && !header.getKey().equalsIgnoreCase("Transfer-Encoding")) {
                response.addHeader(header.getKey(), header.getValue());
            }
        }
        String line = request.getMethod() + " " + printable(request.getRequestUri()) + " " + reply.status();
        if (reply.body() instanceof HttpBody.Streamed body) {
            response.setEntity(new EntityTemplate(-1, type, null, output -> stream(body, output, line, start)));
            return;
        }
        if (reply.status() != 204 && reply.body() instanceof Payload payload) {
            response.setEntity(new ByteArrayEntity(payload.bytes(), type));
        }
        tell(line, start);
    }

    private void stream(HttpBody.Streamed body, OutputStream output, String line, Instant start) throws IOException {
        try {
            body.writeTo(output);
            tell(line, start);
        } catch (IOException e) {
            tell(line + " broken off", start);
            throw e;
        }
    }

    private void tell(String line, Instant start) {
        listener.accept(line + " (" + Duration.between(start, clock.now()).toMillis() + " ms)");
    }

    /** What a stranger sends goes to a console, so nothing but visible ASCII of it does. */
    private static String printable(String text) {
        String visible = text.replaceAll("[^\\x21-\\x7e]", "?");
        return visible.length() > 200 ? visible.substring(0, 200) + "..." : visible;
    }

    private static String sourceAddress(HttpContext context) {
        return Optional.ofNullable(HttpCoreContext.cast(context).getEndpointDetails())
                .map(details -> details.getRemoteAddress())
                .filter(InetSocketAddress.class::isInstance)
                .map(address -> ((InetSocketAddress) address).getAddress().getHostAddress())
                .orElse("127.0.0.1");
    }

    private HttpReply answer(ClassicHttpRequest head, String sourceAddress) throws IOException {
        if (!RequestGuard.isAddressedHere(head)) {
            return HttpReply.refusal(
                    421,
                    "MisdirectedRequest",
                    "Call this machine as localhost or by its address: other names are refused.");
        }
        WebRequest request = WebRequest.of(head, body(head), sourceAddress);
        return fronts.stream()
                .map(front -> front.answer(request))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> HttpReply.message(404, "There is no function at " + printable(request.path())));
    }

    private static Payload body(ClassicHttpRequest request) throws IOException {
        if (request.getEntity() == null) {
            return Payload.of("");
        }
        try (InputStream content = request.getEntity().getContent()) {
            byte[] start = content.readNBytes(RuntimeApi.LARGEST_PAYLOAD + 1);
            content.transferTo(OutputStream.nullOutputStream());
            return Payload.of(start);
        }
    }

    @Override
    public void close() {
        server.close();
        fronts.forEach(Trigger::close);
    }
}
