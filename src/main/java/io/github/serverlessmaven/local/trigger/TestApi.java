/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.trigger;

import io.github.serverlessmaven.deploy.port.Logs;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.local.function.FunctionHost;
import io.github.serverlessmaven.local.function.Invocation;
import io.github.serverlessmaven.local.gateway.QueryParameters;
import io.github.serverlessmaven.local.http.HttpReply;
import io.github.serverlessmaven.local.http.Payload;
import io.github.serverlessmaven.local.http.WebRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What tests ask of the local target, beside Lambda's own API: which functions there are, what was invoked, logs and events. Requests and
 * replies are forms, one a line, which a client reads without a library. Every request must have the secret of the process.
 */
public final class TestApi implements Trigger {

    private static final String PATH = "/_serverless-tests/";
    private static final String SECRET = "X-Serverless-Secret";

    /** How many invocations a test can look back on, and how much of each payload. */
    private static final int MOST = 10_000;

    private static final int LONGEST = 1 << 20;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final TestAccess access;
    private final List<Trigger> triggers;
    private final FunctionHost host;
    private final Logs logs;
    private final Supplier<Map<String, URI>> endpoints;
    private final Runnable emptying;

    /**
     * Creates the API.
     *
     * @param triggers all that calls functions
     * @param endpoints the services of AWS that run on this machine, by the names of AWS's SDKs
     * @param emptying empties what the service has on this machine
     */
    public TestApi(
            TestAccess access,
            List<Trigger> triggers,
            FunctionHost host,
            Logs logs,
            Supplier<Map<String, URI>> endpoints,
            Runnable emptying) {
        this.access = access;
        this.triggers = List.copyOf(triggers);
        this.host = host;
        this.logs = logs;
        this.endpoints = endpoints;
        this.emptying = emptying;
        host.invocations().keep(MOST, LONGEST);
    }

    @Override
    public Optional<HttpReply> answer(WebRequest request) {
        if (!request.path().startsWith(PATH)) {
            return Optional.empty();
        }
        return Optional.of(
                isAllowed(request)
                        ? answer(request.path().substring(PATH.length()), form(request.body()))
                        : HttpReply.message(403, "Forbidden: only the tests that started this server call this"));
    }

    private boolean isAllowed(WebRequest request) {
        return request.header(SECRET)
                .filter(secret -> MessageDigest.isEqual(
                        secret.getBytes(StandardCharsets.UTF_8), access.secret().getBytes(StandardCharsets.UTF_8)))
                .isPresent();
    }

    private HttpReply answer(String action, Map<String, String> form) {
        try {
            return switch (action) {
                case "functions" -> text(functions());
                case "last" -> text(Long.toString(host.invocations().count()));
                case "invocations" -> text(invocations(form));
                case "log" -> text(log(form.getOrDefault("function", "")));
                case "endpoints" -> text(endpoints());
                case "event" -> text(event(form));
                case "reset" -> resetAll();
                default -> HttpReply.message(404, "There is no action " + action + ".");
            };
        } catch (ServerlessException e) {
            return new HttpReply(400, List.of(), Payload.of(e.render()));
        }
    }

    private static HttpReply text(String body) {
        return new HttpReply(200, List.of(Map.entry("Content-Type", "text/plain; charset=utf-8")), Payload.of(body));
    }

    private static Map<String, String> form(Payload body) {
        return QueryParameters.of(body.text()).all().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (first, next) -> first, LinkedHashMap::new));
    }

    private String functions() {
        Map<String, String> addresses = new HashMap<>();
        triggers.forEach(trigger -> addresses.putAll(trigger.addresses()));
        List<Map<String, String>> functions = new ArrayList<>();
        access.names()
                .forEach((key, name) -> functions.add(Map.of(
                        "key", key,
                        "name", name,
                        "path", addresses.getOrDefault(name, ""))));
        return lines(functions);
    }

    private String invocations(Map<String, String> form) {
        String function = form.getOrDefault("function", "");
        long after = Long.parseLong(form.getOrDefault("after", "0"));
        Duration wait = Duration.ofMillis(Long.parseLong(form.getOrDefault("wait", "0")));
        return lines(
                host
                        .invocations()
                        .after(after, function, wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT)
                        .stream()
                        .map(TestApi::describe)
                        .toList());
    }

    private static Map<String, String> describe(Invocation each) {
        Map<String, String> described = new LinkedHashMap<>(Map.of(
                "id", each.id(),
                "request", each.requestId(),
                "begin", each.begin().toString(),
                "duration", each.duration().toString(),
                "payload", each.payload(),
                "answer", each.answer(),
                "log", each.log()));
        each.error().ifPresent(error -> described.put("error", error));
        each.coldStart().ifPresent(time -> described.put("coldStart", time.toString()));
        return described;
    }

    private String log(String function) {
        StringBuilder log = new StringBuilder();
        logs.read(
                new Logs.Query(logs.group(function), Instant.EPOCH, Optional.empty()),
                event -> log.append(event.message()).append('\n'));
        return log.toString();
    }

    private String endpoints() {
        Map<String, String> urls = new LinkedHashMap<>();
        endpoints.get().forEach((service, url) -> urls.put(service, url.toString()));
        return lines(List.of(urls));
    }

    private String event(Map<String, String> form) {
        Map<String, String> values = new LinkedHashMap<>();
        form.forEach((name, value) -> {
            if (name.startsWith("value.")) {
                values.put(name.substring("value.".length()), value);
            }
        });
        return access.events().json(form.getOrDefault("name", ""), Optional.ofNullable(form.get("body")), values);
    }

    private synchronized HttpReply resetAll() {
        try {
            triggers.forEach(Trigger::pause);
            emptying.run();
        } finally {
            triggers.forEach(Trigger::reset);
        }
        return text("");
    }

    private static String lines(List<Map<String, String>> forms) {
        return forms.stream()
                .map(form -> form.entrySet().stream()
                                .map(field -> field.getKey() + "="
                                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                                .collect(Collectors.joining("&"))
                        + "\n")
                .collect(Collectors.joining());
    }
}
