/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.gateway;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.local.http.HttpReply;
import io.github.serverlessmaven.local.http.Payload;
import io.github.serverlessmaven.local.state.ResourceProblem;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What the answer of a function means over HTTP. Everything malformed is a {@link ResourceProblem}. */
public final class FunctionAnswer {

    /** Final statuses; those below announce a further answer. */
    private static final int LOWEST_STATUS = 200;

    private static final int HIGHEST_STATUS = 599;

    private static final Pattern HEADER_NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x08\\x0a-\\x1f\\x7f]");

    private static final Set<String> OF_REST_APIS =
            Set.of("statusCode", "headers", "multiValueHeaders", "body", "isBase64Encoded");

    private FunctionAnswer() {}

    /** Format 2.0: an answer without a status is the body of a response that succeeds. */
    static HttpReply version2(Payload payload) {
        Value value = json(payload);
        if (!(value instanceof Value.Mapping answer) || answer.get("statusCode").isEmpty()) {
            Payload body = value instanceof Value.Text text ? Payload.of(text.text()) : payload;
            return new HttpReply(200, List.of(Map.entry("Content-Type", "application/json")), body);
        }
        requireText(answer);
        List<Map.Entry<String, String>> headers = new ArrayList<>(singleHeaders(answer));
        headers.addAll(cookies(answer));
        return new HttpReply(status(answer), headers, body(answer));
    }

    /** Format 1.0: the answer has a status, and headers with one value or several. */
    static HttpReply version1(Payload payload) {
        if (!(json(payload) instanceof Value.Mapping answer)
                || answer.get("statusCode").isEmpty()) {
            throw new ResourceProblem("it has no statusCode");
        }
        requireText(answer);
        return new HttpReply(status(answer), headers(answer), body(answer));
    }

    /**
     * The answer for a REST API, which has no other members than those that it may have.
     *
     * @param isBinary whether an answer of a content type may be binary
     */
    static HttpReply ofRestApi(Payload payload, Predicate<Optional<String>> isBinary) {
        if (!(json(payload) instanceof Value.Mapping answer)) {
            throw new ResourceProblem("it is not an object");
        }
        List<String> unknown = answer.entries().keySet().stream()
                .filter(key -> !OF_REST_APIS.contains(key))
                .toList();
        if (!unknown.isEmpty()) {
            throw new ResourceProblem("it has members that it may not have: " + unknown);
        }
        requireText(answer);
        List<Map.Entry<String, String>> headers = new ArrayList<>(headers(answer));
        Optional<String> type = headers.stream()
                .filter(header -> header.getKey().equalsIgnoreCase("Content-Type"))
                .map(Map.Entry::getValue)
                .findFirst();
        if (type.isEmpty()) {
            headers.add(Map.entry("Content-Type", "application/json"));
        }
        Payload body = isBinary.test(type) ? body(answer) : Payload.of(Values.text(answer, "body"));
        return new HttpReply(status(answer), headers, body);
    }

    private static List<Map.Entry<String, String>> headers(Value.Mapping answer) {
        List<Map.Entry<String, String>> headers = new ArrayList<>(singleHeaders(answer));
        Values.mapping(answer, "multiValueHeaders").entries().forEach((name, values) -> {
            headers.removeIf(header -> header.getKey().equalsIgnoreCase(name));
            Values.items(values).forEach(value -> headers.add(header(name, Values.scalar(value))));
        });
        return headers;
    }

    private static void requireText(Value.Mapping answer) {
        if (answer.get("body").filter(body -> !isScalar(body)).isPresent()) {
            throw new ResourceProblem("its body is not a string");
        }
    }

    private static boolean isScalar(Value value) {
        return !(value instanceof Value.Mapping) && !(value instanceof Value.Sequence);
    }

    private static Value json(Payload payload) {
        try {
            return Json.parse(payload.text(), "The answer");
        } catch (ServerlessException notJson) {
            throw new ResourceProblem("it is not JSON");
        }
    }

    /** The body of an answer with a status. */
    public static Payload body(Value.Mapping answer) {
        String body = Values.text(answer, "body");
        if (!Values.text(answer, "isBase64Encoded").equals("true")) {
            return Payload.of(body);
        }
        try {
            return Payload.of(Base64.getDecoder().decode(body));
        } catch (IllegalArgumentException notBase64) {
            throw new ResourceProblem("its body is not in Base64: " + notBase64.getMessage());
        }
    }

    /** The status of an answer; 200 without one. */
    public static int status(Value.Mapping answer) {
        int status = Values.number(answer, "statusCode", 200);
        if (status < LOWEST_STATUS || status > HIGHEST_STATUS) {
            throw new ResourceProblem(
                    "statusCode must be between " + LOWEST_STATUS + " and " + HIGHEST_STATUS + ", but is " + status);
        }
        return status;
    }

    /** The headers of an answer that have one value each. */
    public static List<Map.Entry<String, String>> singleHeaders(Value.Mapping answer) {
        return Values.texts(Values.mapping(answer, "headers")).entrySet().stream()
                .map(header -> header(header.getKey(), header.getValue()))
                .toList();
    }

    /** The headers that set an answer's cookies. */
    public static List<Map.Entry<String, String>> cookies(Value.Mapping answer) {
        return Values.items(answer, "cookies").stream()
                .map(cookie -> header("Set-Cookie", Values.scalar(cookie)))
                .toList();
    }

    private static Map.Entry<String, String> header(String name, String value) {
        if (!HEADER_NAME.matcher(name).matches() || CONTROL.matcher(value).find()) {
            throw new ResourceProblem("the header \"" + name + "\" is not one that HTTP allows");
        }
        return Map.entry(name, value);
    }
}
