/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.trigger;

import io.github.serverlessmaven.deploy.port.Functions;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.local.function.Call;
import io.github.serverlessmaven.local.function.FunctionCaller;
import io.github.serverlessmaven.local.function.Invocation;
import io.github.serverlessmaven.local.function.Invocations;
import io.github.serverlessmaven.local.function.LocalFunctions;
import io.github.serverlessmaven.local.gateway.ServedRoute;
import io.github.serverlessmaven.local.http.HttpReply;
import io.github.serverlessmaven.local.http.Payload;
import io.github.serverlessmaven.local.http.RequestGuard;
import io.github.serverlessmaven.local.http.WebRequest;
import io.github.serverlessmaven.local.schedule.ServedSchedule;
import io.github.serverlessmaven.local.state.DeployedFunction;
import io.github.serverlessmaven.local.state.FunctionDirectory;
import io.github.serverlessmaven.local.state.StateFolder;
import io.github.serverlessmaven.local.state.UniqueIds;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URLDecoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * The page of what is served, and what it asks for. It is for the person at this machine: requests from other machines and those that
 * pages of other origins make a browser send are refused, and what changes something needs a header that such pages cannot send.
 */
public final class StartPage {

    /** Where the page is. */
    static final String PATH = "/_serverless";

    private static final String MARK = "X-Serverless-Page";

    private final String service;
    private final FunctionDirectory directory;
    private final FunctionCaller functions;
    private final Invocations invocations;
    private final SampleEvents samples;
    private final UniqueIds ids;

    /** The page of a stack; functions of other stacks of the account are on it too. */
    public StartPage(
            String service,
            StateFolder account,
            FunctionCaller functions,
            Invocations invocations,
            SampleEvents samples,
            UniqueIds ids) {
        this.service = service;
        this.directory = new FunctionDirectory(account);
        this.functions = functions;
        this.invocations = invocations;
        this.samples = samples;
        this.ids = ids;
    }

    /** Whether a request is one of the page's. */
    static boolean isOf(WebRequest request) {
        return request.path().equals(PATH) || request.path().startsWith(PATH + "/");
    }

    /** Whether a request is made for reading only, by the page again and again. */
    static boolean isPolled(String method, String target) {
        return method.equals("GET") && target.startsWith(PATH + "/");
    }

    /** Whether the client can show the page. */
    static boolean isWanted(WebRequest request) {
        return request.header("Accept")
                        .filter(types -> types.contains("text/html"))
                        .isPresent()
                && isOfThisMachine(request);
    }

    private static boolean isOfThisMachine(WebRequest request) {
        try {
            return InetAddress.getByName(request.sourceAddress()).isLoopbackAddress();
        } catch (UnknownHostException notAnAddress) {
            return false;
        }
    }

    /** The page. */
    HttpReply page() {
        String nonce = ids.next();
        String html = resource("start.html")
                .replace("/* start.css */", resource("start.css"))
                .replace("/* start.js */", resource("start.js"))
                .replace("NONCE", nonce);
        return secured(new HttpReply(
                200,
                List.of(
                        Map.entry("Content-Type", "text/html; charset=utf-8"),
                        Map.entry(
                                "Content-Security-Policy",
                                "default-src 'none'; style-src 'nonce-" + nonce + "'; script-src 'nonce-" + nonce
                                        + "'; img-src data:; connect-src 'self'; base-uri 'none'; form-action 'none';"
                                        + " frame-ancestors 'none'")),
                Payload.of(html)));
    }

    private static HttpReply secured(HttpReply reply) {
        return reply.with("X-Content-Type-Options", "nosniff")
                .with("Referrer-Policy", "no-referrer")
                .with("Cross-Origin-Opener-Policy", "same-origin")
                .with("Cross-Origin-Resource-Policy", "same-origin")
                .with("Cache-Control", "no-store");
    }

    /** What the page asks for. */
    HttpReply answer(WebRequest request, ServedFunctions served) {
        if (!isOfThisMachine(request)
                || RequestGuard.isForeign(request.head())
                || request.header(MARK).isEmpty()) {
            return HttpReply.message(403, "Forbidden: only the page itself asks for this");
        }
        String[] path = request.path().substring(PATH.length() + 1).split("/", 2);
        String name = path.length < 2 ? "" : decoded(path[1]);
        HttpReply reply = switch (request.method() + " " + path[0]) {
            case "GET state" -> HttpReply.json(200, state(served));
            case "GET samples" -> samples(name);
            case "GET invocations" ->
                invocations
                        .find(name)
                        .map(each -> HttpReply.json(200, whole(each)))
                        .orElseGet(() -> HttpReply.message(404, "This invocation is no longer kept."));
            case "POST functions" -> invoke(name, request.body());
            default -> HttpReply.message(404, "There is nothing at " + PATH + "/" + path[0] + ".");
        };
        return secured(reply);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return text;
        }
    }

    private HttpReply samples(String name) {
        if (name.isEmpty()) {
            return HttpReply.json(200, Value.texts(samples.names()));
        }
        return samples.names().contains(name)
                ? HttpReply.json(200, Json.parse(samples.json(name), name))
                : HttpReply.message(404, "There is no sample event of this name.");
    }

    private HttpReply invoke(String name, Payload payload) {
        Optional<DeployedFunction> function = directory.find(name, Optional.empty());
        if (function.isEmpty()) {
            return HttpReply.message(404, "The function " + name + " is not deployed.");
        }
        if (payload.size() > LocalFunctions.largest(Functions.Type.REQUEST_RESPONSE)
                || Json.tryParse(payload.text()).isEmpty()) {
            return HttpReply.message(400, "The payload must be JSON of at most 6 MB.");
        }
        try {
            Call call = Call.of(ids.next(), payload, function.get().arn());
            functions.call(function.get(), call);
            String id =
                    invocations.ofRequest(call.requestId()).map(Invocation::id).orElse("");
            return HttpReply.json(200, Value.mapping("id", Value.of(id)));
        } catch (ServerlessException e) {
            return HttpReply.message(502, e.render());
        }
    }

    private Value.Mapping state(ServedFunctions served) {
        return Value.mapping()
                .put("service", service)
                .put("functions", list(directory.all(), function -> describe(function, served)))
                .put("routes", list(served.routes(), StartPage::describe))
                .put("schedules", list(served.schedules(), ServedSchedule::toValue))
                .put("sources", list(served.sources(), ServedSource::toValue))
                .put("invocations", list(invocations.all(), each -> brief(each).build()))
                .build();
    }

    private static <T> Value list(List<T> items, Function<T, Value> description) {
        return new Value.Sequence(items.stream().map(description).toList());
    }

    /** Without its environment variables, which may hold secrets. */
    private static Value describe(DeployedFunction function, ServedFunctions served) {
        return Value.mapping()
                .put("name", function.name())
                .put("runtime", function.runtime())
                .put("handler", function.handler())
                .put("memory", Value.of(function.memorySize()))
                .put("timeout", Value.of(function.timeout()))
                .put(
                        "urls",
                        Value.texts(served.paths().entrySet().stream()
                                .filter(path -> (path.getKey() + ":").startsWith(function.name() + ":"))
                                .map(Map.Entry::getValue)
                                .toList()))
                .build();
    }

    private static Value describe(ServedRoute route) {
        return Value.mapping()
                .put("method", route.method())
                .put("path", route.path())
                .put("target", route.target())
                .build();
    }

    private static Value.MappingBuilder brief(Invocation each) {
        Value.MappingBuilder brief = Value.mapping()
                .put("id", each.id())
                .put("function", each.function())
                .put("begin", each.begin().toString())
                .put("duration", Value.of(each.duration().toMillis()))
                .put(
                        "cold",
                        each.coldStart()
                                .<Value>map(cold -> Value.of(cold.toMillis()))
                                .orElse(Value.NULL));
        return brief.put("error", each.error().<Value>map(Value::of).orElse(Value.NULL));
    }

    private static Value whole(Invocation each) {
        return brief(each)
                .put("payload", each.payload())
                .put("answer", each.answer())
                .put("log", each.log())
                .build();
    }

    private static String resource(String name) {
        try (InputStream content = Objects.requireNonNull(StartPage.class.getResourceAsStream(name), name)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
