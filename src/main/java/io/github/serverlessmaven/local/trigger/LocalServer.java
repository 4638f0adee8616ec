/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.trigger;

import io.github.serverlessmaven.deploy.port.Clock;
import io.github.serverlessmaven.local.gateway.HttpApiGateway;
import io.github.serverlessmaven.local.gateway.ServedRoute;
import io.github.serverlessmaven.local.http.HttpBody;
import io.github.serverlessmaven.local.http.HttpReply;
import io.github.serverlessmaven.local.http.LoopbackServer;
import io.github.serverlessmaven.local.http.Payload;
import io.github.serverlessmaven.local.http.RequestGuard;
import io.github.serverlessmaven.local.http.ServedHosts;
import io.github.serverlessmaven.local.http.UpgradedEntity;
import io.github.serverlessmaven.local.http.WebRequest;
import io.github.serverlessmaven.local.schedule.ServedSchedule;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityTemplate;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http.protocol.HttpCoreContext;

/**
 * The functions of this machine over HTTP, on one port: all triggers. Listens on this machine only unless another address
 * is asked for.
 */
public final class LocalServer implements AutoCloseable {

    /** Headers that the server itself sets. */
    private static final List<String> FRAMING = List.of("Content-Length", "Transfer-Encoding", "Connection");

    /** Statuses whose answers have no body in HTTP. */
    private static final Set<Integer> BODILESS = Set.of(204, 205, 304);

    private static final Pattern INVISIBLE = Pattern.compile("[^\\x21-\\x7e]");

    private static final Duration IDLE = Duration.ofMinutes(16);

    private final ServedHosts hosts;
    private final List<Trigger> triggers;
    private final StartPage page;
    private final Supplier<List<String>> functions;
    private final Clock clock;
    private final Consumer<String> listener;
    private final LoopbackServer server;

    /**
     * Starts serving.
     *
     * @param hosts where to listen, and the names that requests may be addressed to
     * @param port 0 for any free one
     * @param triggers the first to answer a request has it
     * @param page of what is served
     * @param functions the names of all functions at the moment
     * @param listener receives a line for each request
     */
    public LocalServer(
            ServedHosts hosts,
            int port,
            List<Trigger> triggers,
            StartPage page,
            Supplier<List<String>> functions,
            Clock clock,
            Consumer<String> listener) {
        this.hosts = hosts;
        this.triggers = List.copyOf(triggers);
        this.page = page;
        this.functions = functions;
        this.clock = clock;
        this.listener = listener;
        this.server = LoopbackServer.of(hosts.address(), port, IDLE, this::handle);
        server.start();
        this.triggers.forEach(Trigger::open);
    }

    /** The addresses to call, the first for this machine. */
    public List<String> urls() {
        return hosts.urls(port());
    }

    /** Whether other machines can call. */
    public boolean isPublic() {
        return hosts.isPublic();
    }

    /** Each function and where it answers, a line each. */
    public List<String> listing() {
        return served().lines();
    }

    /** The port it listens on. */
    public int port() {
        return server.port();
    }

    /** The paths at which functions answer, by the name of the function. */
    public Map<String, String> addresses() {
        Map<String, String> addresses = new TreeMap<>();
        triggers.forEach(trigger -> addresses.putAll(trigger.addresses()));
        return addresses;
    }

    private ServedFunctions served() {
        return new ServedFunctions(functions.get(), addresses(), routes(), schedules(), sources(), urls().get(0));
    }

    private List<ServedSource> sources() {
        return triggers.stream().flatMap(trigger -> trigger.sources().stream()).toList();
    }

    private List<ServedRoute> routes() {
        return triggers.stream().flatMap(trigger -> trigger.routes().stream()).toList();
    }

    private List<ServedSchedule> schedules() {
        return triggers.stream()
                .flatMap(trigger -> trigger.schedules().stream())
                .toList();
    }

    private void handle(ClassicHttpRequest request, ClassicHttpResponse response, HttpContext context)
            throws IOException {
        long start = clock.ticks();
        HttpReply reply = answerAlways(request, sourceAddress(context));
        response.setCode(reply.status());
        reply.headers().stream()
                .filter(header -> FRAMING.stream().noneMatch(header.getKey()::equalsIgnoreCase))
                .forEach(header -> response.addHeader(header.getKey(), header.getValue()));
        String line = request.getMethod() + " " + printable(request.getRequestUri()) + " " + reply.status();
        boolean hasBody = !BODILESS.contains(reply.status()) && !Method.HEAD.isSame(request.getMethod());
        if (reply.body() instanceof HttpBody.Streamed body) {
            if (hasBody) {
                response.setEntity(new EntityTemplate(-1, null, null, output -> stream(body, output, line, start)));
            } else {
                stream(body, OutputStream.nullOutputStream(), line, start);
            }
            return;
        }
        if (reply.body() instanceof HttpBody.Upgraded protocol) {
            response.setEntity(new UpgradedEntity(protocol));
        }
        if (hasBody && reply.body() instanceof Payload payload) {
            response.setEntity(new ByteArrayEntity(payload.bytes(), null));
        }
        if (!StartPage.isPolled(request.getMethod(), request.getRequestUri())) {
            report(line, start, reply.cause());
        }
    }

    private void stream(HttpBody.Streamed body, OutputStream output, String line, long start) throws IOException {
        try {
            body.writeTo(output);
            report(line, start, Optional.empty());
        } catch (IOException e) {
            report(line + " broken off", start, Optional.ofNullable(e.getMessage()));
            throw e;
        }
    }

    private void report(String line, long start, Optional<String> cause) {
        listener.accept(line + " (" + Duration.ofNanos(clock.ticks() - start).toMillis() + " ms)"
                + cause.map(text -> ": " + text.strip()).orElse(""));
    }

    /** Text from a client is shown on a console, so only its visible ASCII characters are. */
    private static String printable(String text) {
        String visible = INVISIBLE.matcher(text).replaceAll("?");
        return visible.length() > 200 ? visible.substring(0, 200) + "..." : visible;
    }

    private static String sourceAddress(HttpContext context) {
        return Optional.ofNullable(HttpCoreContext.cast(context).getEndpointDetails())
                .map(details -> details.getRemoteAddress())
                .filter(InetSocketAddress.class::isInstance)
                .map(address -> ((InetSocketAddress) address).getAddress().getHostAddress())
                .orElse("127.0.0.1");
    }

    /** If an exception is thrown, the library closes the connection without an answer. */
    private HttpReply answerAlways(ClassicHttpRequest head, String sourceAddress) throws IOException {
        try {
            return answer(head, sourceAddress);
        } catch (RuntimeException e) {
            return HttpReply.message(500, "The local target failed; its console shows the cause.")
                    .because(e.toString());
        }
    }

    private HttpReply answer(ClassicHttpRequest head, String sourceAddress) throws IOException {
        if (RequestGuard.host(head).filter(host -> hosts.accepts(host, port())).isEmpty()) {
            return HttpReply.refusal(
                    421,
                    "MisdirectedRequest",
                    "Call this server at " + String.join(" or ", urls()) + "; other names and addresses are refused.");
        }
        WebRequest request = WebRequest.of(head, body(head), sourceAddress);
        if (StartPage.isOf(request)) {
            return request.path().equals(StartPage.PATH) ? root(request) : page.answer(request, served());
        }
        return triggers.stream()
                .map(trigger -> trigger.answer(request))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> request.path().equals("/")
                        ? root(request)
                        : HttpReply.message(404, "There is no function at " + printable(request.path())));
    }

    /** A page for visitors. */
    private HttpReply root(WebRequest request) {
        if (RequestGuard.isForeign(request.head())) {
            return HttpReply.message(403, "Forbidden: pages of other origins cannot list the functions");
        }
        if (StartPage.isWanted(request)) {
            return page.page();
        }
        List<String> lines = new ArrayList<>(listing());
        lines.add("");
        lines.add("Lambda API: AWS_ENDPOINT_URL_LAMBDA=" + urls().get(0));
        return new HttpReply(
                200,
                List.of(Map.entry("Content-Type", "text/plain; charset=utf-8")),
                Payload.of(String.join("\n", lines) + "\n"));
    }

    private static Payload body(ClassicHttpRequest request) throws IOException {
        if (request.getEntity() == null) {
            return Payload.of("");
        }
        try (InputStream content = request.getEntity().getContent()) {
            byte[] start = content.readNBytes(HttpApiGateway.LARGEST_BODY + 1);
            content.transferTo(OutputStream.nullOutputStream());
            return Payload.of(start);
        }
    }

    @Override
    public void close() {
        server.close();
        triggers.forEach(Trigger::close);
    }
}
