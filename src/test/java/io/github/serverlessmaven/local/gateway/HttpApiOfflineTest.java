/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.local.http.HttpReply;
import io.github.serverlessmaven.local.http.Payload;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * More than two hundred requests of all kinds to the same routes, answered here and by serverless-offline, with the same functions: what
 * differs is a known fault of serverless-offline. {@code src/test/resources/offline/record.js} recorded it.
 */
class HttpApiOfflineTest {

    private static final List<String> ROUTES = List.of(
            "echo GET /users",
            "echo POST /users",
            "echo GET /users/{id}",
            "echo ANY /users/me",
            "echo GET /files/{proxy+}",
            "echo ANY /any/{proxy+}",
            "echo GET /a/{b}/c/{d}",
            "echo1 GET /one/{id}",
            "echo1 POST /one/{id}",
            "answer GET /answer/{n}",
            "answer1 GET /answer1/{n}");

    private static Map.Entry<String, BiPredicate<Request, String>> fault(
            String name, BiPredicate<Request, String> where) {
        return Map.entry(name, where);
    }

    /** What either server or its client adds, or what tells who is who. */
    private static final List<String> NOT_COMPARED = List.of(
            "accountId",
            "apiId",
            "domainName",
            "domainPrefix",
            "requestId",
            "extendedRequestId",
            "time",
            "timeEpoch",
            "requestTime",
            "requestTimeEpoch",
            "sourceIp",
            "identity",
            "resourceId",
            "authorizer",
            "connection",
            "host",
            "content-length",
            "x-forwarded-for",
            "x-forwarded-port",
            "x-forwarded-proto",
            "userAgent",
            "operationName");

    private static final Map<String, BiPredicate<Request, String>> FAULTS = Map.ofEntries(
            fault(
                    "errors of the gateway have texts of its own",
                    (request, what) -> what.equals("body") && request.isRefused()),
            fault(
                    "a route with a method takes precedence over a more specific path",
                    (request, what) -> request.is("GET /users/me")),
            fault(
                    "a slash at the end is ignored",
                    (request, what) -> request.path().endsWith("/")),
            fault("a greedy variable may be empty", (request, what) -> request.is("GET /files")),
            fault("HEAD is answered by routes of GET", (request, what) -> request.is("HEAD /users")),
            fault(
                    "OPTIONS needs the headers of a preflight request",
                    (request, what) -> request.method().equals("OPTIONS")),
            fault(
                    "paths are not decoded",
                    (request, what) -> request.path().contains("%")
                            && what.matches("event(\\.requestContext(\\.http)?)?\\.(rawPath|path)")),
            fault("queries are encoded anew", (request, what) -> what.equals("event.rawQueryString")),
            fault("format 1.0 has no version", (request, what) -> what.equals("event.version")),
            fault("format 1.0 has the method in its resource", (request, what) -> what.equals("event.resource")),
            fault("cookies are among the headers too", (request, what) -> what.equals("event.headers.cookie")),
            fault("of headers with one name the last counts", (request, what) -> what.equals("event.headers.x-many")),
            fault(
                    "a body without a type is JSON",
                    (request, what) -> request.body().equals("no type")),
            fault(
                    "forms and pictures are text",
                    (request, what) -> request.toString().matches(".*(urlencoded|png).*")
                            && List.of("event.body", "event.isBase64Encoded").contains(what)),
            fault(
                    "answers without a type are JSON",
                    (request, what) -> request.path().startsWith("/answer") && what.equals("header content-type")),
            fault(
                    "answers of format 1.0 need no status",
                    (request, what) -> request.path().matches("/answer1/([6-9]|1[0-2]|23)")),
            fault("nothing is not an answer of format 2.0", (request, what) -> request.is("GET /answer/9")),
            fault("attributes of cookies are an error", (request, what) -> request.is("GET /answer/13")),
            fault("lists of headers count in format 2.0", (request, what) -> what.matches("header x-(multi|b)")),
            fault(
                    "an answer that is malformed, or none, has another status",
                    (request, what) -> request.path().matches("/answer1?/(20|throw)")));

    private final List<String> differences = new ArrayList<>();
    private final Map<String, Integer> faults = new TreeMap<>();

    private record Request(String method, String path, Value.Mapping headers, String body) {

        static Request of(Value.Mapping value) {
            return new Request(
                    Values.text(value, "method"),
                    Values.text(value, "path"),
                    Values.mapping(value, "headers"),
                    Values.text(value, "body"));
        }

        String[] headerLines() {
            List<String> lines = new ArrayList<>();
            headers.entries()
                    .forEach((name, values) ->
                            Values.items(values).forEach(value -> lines.add(name + ": " + Values.scalar(value))));
            return lines.toArray(String[]::new);
        }

        boolean is(String line) {
            return line.equals(method + " " + path);
        }

        /** Whether no route or no function has an answer. */
        boolean isRefused() {
            return !path.startsWith("/answer") || path.endsWith("throw");
        }

        @Override
        public String toString() {
            return method + " " + path + " " + Json.compact(headers) + " " + body;
        }
    }

    @Test
    void whatDiffersFromServerlessOfflineIsAFaultOfIts(@TempDir Path folder) throws IOException {
        Value.Mapping all = Values.asMapping(read("/offline/requests.json", false));
        List<Value> recorded = Values.items(read("/offline/recording.json.gz", true));
        List<Value> answers = Values.items(all, "answers");
        try (GatewayFixture fixture = new GatewayFixture(folder)) {
            deploy(fixture);
            for (String echo : List.of("web-echo", "web-echo1")) {
                fixture.functions.answers(
                        echo,
                        event -> Json.compact(Value.mapping()
                                .put("statusCode", Value.of(200))
                                .put("headers", Value.mapping("Content-Type", Value.of("application/json")))
                                .put("body", event)
                                .build()));
            }
            for (String answer : List.of("web-answer", "web-answer1")) {
                fixture.functions.answers(answer, event -> answer(event, answers));
            }
            HttpApiGateway gateway = new HttpApiGateway(
                    fixture.state(),
                    fixture.calls,
                    fixture.clock,
                    fixture.ids(),
                    fixture.authorizers(Optional.empty()),
                    "web");
            List<Value> requests = Values.items(all, "requests");
            assertThat(recorded).hasSameSizeAs(requests).hasSizeGreaterThan(200);
            for (int i = 0; i < requests.size(); i++) {
                Request request = Request.of(Values.asMapping(requests.get(i)));
                compare(request, Values.asMapping(recorded.get(i)), gateway);
            }
        }
        assertThat(differences).isEmpty();
        assertThat(faults.keySet()).containsExactlyInAnyOrderElementsOf(FAULTS.keySet());
    }

    private static String answer(String event, List<Value> answers) {
        String n = Values.text(Values.mapping(Values.asMapping(Json.parse(event, "event")), "pathParameters"), "n");
        return n.equals("throw") ? "!no luck" : Json.compact(answers.get(Integer.parseInt(n)));
    }

    private static void deploy(GatewayFixture fixture) {
        List<String> resources = new ArrayList<>(List.of("""
                "Api": {"Type": "AWS::ApiGatewayV2::Api", "Properties": {"Name": "offline", "ProtocolType": "HTTP"}}""", """
                "Stage": {"Type": "AWS::ApiGatewayV2::Stage", "Properties": {"ApiId": {"Ref": "Api"}, "StageName": "$default"}}"""));
        for (int i = 0; i < ROUTES.size(); i++) {
            String function = ROUTES.get(i).replaceAll(" .*", "");
            resources.add("""
                    "I%1$d": {"Type": "AWS::ApiGatewayV2::Integration", "Properties": {"ApiId": {"Ref": "Api"}, "IntegrationType": "AWS_PROXY",
                      "IntegrationUri": {"Fn::GetAtt": ["%2$s", "Arn"]}, "PayloadFormatVersion": "%3$s"}},
                    "R%1$d": {"Type": "AWS::ApiGatewayV2::Route", "Properties": {"ApiId": {"Ref": "Api"}, "RouteKey": "%4$s",
                      "Target": {"Fn::Sub": "integrations/${I%1$d}"}}}""".formatted(
                            i,
                            function,
                            function.endsWith("1") ? "1.0" : "2.0",
                            ROUTES.get(i).replaceFirst("\\S+ ", "")));
        }
        fixture.deploy(List.of("echo", "echo1", "answer", "answer1"), resources.toArray(String[]::new));
    }

    private void compare(Request request, Value.Mapping theirs, HttpApiGateway gateway) {
        HttpReply ours = gateway.answer(
                        GatewayFixture.request(request.method(), request.path(), request.body(), request.headerLines()))
                .orElseThrow();
        differ(request, "status", Values.text(theirs, "status"), Integer.toString(ours.status()));
        String theirBody = Values.text(theirs, "body");
        String ourBody = request.method().equals("HEAD") ? "" : ((Payload) ours.body()).text();
        if (theirBody.contains("\"requestContext\"") && ourBody.contains("\"requestContext\"")) {
            compare(request, "event", Json.parse(theirBody, "theirs"), Json.parse(ourBody, "ours"));
            return;
        }
        differ(request, "body", theirBody, ourBody);
        Map<String, String> headers = new TreeMap<>();
        ours.headers()
                .forEach(header -> headers.merge(
                        header.getKey().toLowerCase(java.util.Locale.ROOT),
                        header.getValue(),
                        (first, next) -> first + "," + next));
        Values.mapping(theirs, "headers")
                .entries()
                .forEach((name, value) -> differ(
                        request,
                        "header " + name,
                        withoutCharset(String.join(
                                ",",
                                Values.items(value).stream().map(Values::scalar).toList())),
                        withoutCharset(headers.getOrDefault(name, ""))));
    }

    private static String withoutCharset(String value) {
        return value.replaceAll("(?i); *charset=utf-8", "");
    }

    /** What is missing, null or empty is the same. */
    private void compare(Request request, String path, Value theirs, Value ours) {
        if (theirs instanceof Value.Mapping their && ours instanceof Value.Mapping our) {
            TreeMap<String, Boolean> keys = new TreeMap<>();
            their.entries().keySet().forEach(key -> keys.put(key, true));
            our.entries().keySet().forEach(key -> keys.put(key, true));
            keys.keySet().stream()
                    .filter(key -> NOT_COMPARED.stream().noneMatch(key::equalsIgnoreCase))
                    .forEach(key -> compare(
                            request,
                            path + "." + key,
                            their.get(key).orElse(new Value.Null()),
                            our.get(key).orElse(new Value.Null())));
            return;
        }
        differ(request, path, empty(theirs) ? "" : Values.scalar(theirs), empty(ours) ? "" : Values.scalar(ours));
    }

    private static boolean empty(Value value) {
        return value instanceof Value.Null
                || value.equals(Value.Mapping.EMPTY)
                || value.equals(new Value.Sequence(List.of()));
    }

    private void differ(Request request, String what, String theirs, String ours) {
        if (Objects.equals(theirs, ours)) {
            return;
        }
        Optional<String> fault = FAULTS.entrySet().stream()
                .filter(known -> known.getValue().test(request, what))
                .map(Map.Entry::getKey)
                .findFirst();
        fault.ifPresent(known -> faults.merge(known, 1, Integer::sum));
        if (fault.isEmpty()) {
            differences.add(request + " | " + what + " | offline: " + theirs + " | here: " + ours);
        }
    }

    private static Value read(String resource, boolean compressed) throws IOException {
        try (InputStream file = HttpApiOfflineTest.class.getResourceAsStream(resource);
                InputStream content = compressed ? new GZIPInputStream(file) : file) {
            return Json.parse(new String(content.readAllBytes(), StandardCharsets.UTF_8), resource);
        }
    }
}
