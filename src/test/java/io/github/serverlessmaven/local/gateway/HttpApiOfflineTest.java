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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
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

    private static Map.Entry<String, BiPredicate<OfflineRequest, String>> fault(
            String name, BiPredicate<OfflineRequest, String> where) {
        return Map.entry(name, where);
    }

    private static final Map<String, BiPredicate<OfflineRequest, String>> FAULTS = Map.ofEntries(
            fault(
                    "errors of the gateway have texts of its own",
                    (request, what) -> what.equals("body") && isRefused(request)),
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

    private final OfflineComparison comparison = new OfflineComparison(FAULTS);

    @Test
    void whatDiffersFromServerlessOfflineIsAFaultOfIts(@TempDir Path folder) throws IOException {
        Value.Mapping all = Values.asMapping(OfflineComparison.read("requests.json"));
        List<Value> recorded = Values.items(OfflineComparison.read("recording.json.gz"));
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
            HttpApiGateway gateway = new HttpApiGateway(fixture.setUp());
            List<Value> requests = Values.items(all, "requests");
            assertThat(recorded).hasSameSizeAs(requests).hasSizeGreaterThan(200);
            for (int i = 0; i < requests.size(); i++) {
                OfflineRequest request = OfflineRequest.of(Values.asMapping(requests.get(i)));
                compare(request, Values.asMapping(recorded.get(i)), gateway);
            }
        }
        comparison.assertOnlyFaults();
    }

    private static String answer(String event, List<Value> answers) {
        String n = Values.text(Values.mapping(Values.asMapping(Json.parse(event, "event")), "pathParameters"), "n");
        return n.equals("throw") ? "!no luck" : Json.compact(answers.get(Integer.parseInt(n)));
    }

    /** Whether no route or no function has an answer. */
    private static boolean isRefused(OfflineRequest request) {
        return !request.path().startsWith("/answer") || request.path().endsWith("throw");
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

    private void compare(OfflineRequest request, Value.Mapping theirs, HttpApiGateway gateway) {
        HttpReply ours = gateway.answer(
                        GatewayFixture.request(request.method(), request.path(), request.body(), request.headerLines()))
                .orElseThrow();
        comparison.differ(request, "status", Values.text(theirs, "status"), Integer.toString(ours.status()));
        String theirBody = Values.text(theirs, "body");
        String ourBody = request.method().equals("HEAD") ? "" : ((Payload) ours.body()).text();
        if (theirBody.contains("\"requestContext\"") && ourBody.contains("\"requestContext\"")) {
            comparison.compare(request, "event", Json.parse(theirBody, "theirs"), Json.parse(ourBody, "ours"));
            return;
        }
        comparison.differ(request, "body", theirBody, ourBody);
        comparison.differHeaders(request, theirs, ours);
    }
}
