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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Requests to methods with {@code integration: lambda}, mapped here and by serverless-offline with the templates of one service: what
 * differs is a known fault of serverless-offline. {@code src/test/resources/offline/record.js} recorded it.
 */
class RestApiOfflineTest {

    private static final Map<String, BiPredicate<OfflineRequest, String>> FAULTS = Map.ofEntries(
            Map.entry(
                    "errors of the gateway have texts of its own",
                    (request, what) -> what.matches("(body|status).*")
                            && request.is("GET /none", "DELETE /m/1", "GET /m/1/2", "GET /m/")),
            Map.entry(
                    "there is an authorizer where there is none",
                    (request, what) -> what.matches("body\\.(principalId|enhancedAuthContext.*)")),
            Map.entry("requestPath is the path of the request", (request, what) -> what.equals("body.requestPath")),
            Map.entry("values of one name are joined", (request, what) -> what.equals("body.query.q")),
            Map.entry(
                    "the status of success is 200",
                    (request, what) -> request.path().matches("/html/([0-8]|2[12])") && what.equals("status")),
            Map.entry(
                    "forms have other templates",
                    (request, what) -> request.has("urlencoded") && what.startsWith("body")),
            Map.entry(
                    "quotes in a query break the template",
                    (request, what) -> request.path().contains("%22quoted%22")),
            Map.entry(
                    "a body that is not JSON is a string",
                    (request, what) -> request.body().startsWith("{bad")),
            Map.entry(
                    "content types without a template pass, and their body is lost",
                    (request, what) -> request.has("text/xml|image/png|vnd.own")
                            || request.is("POST /m/1", "PUT /m") && request.has("text/plain")),
            Map.entry(
                    "numbers are those of JavaScript",
                    (request, what) -> request.body().contains("12345678901234567890")),
            Map.entry(
                    "text is neither escaped nor encoded as by Java",
                    (request, what) -> request.is("POST /own") && request.has("text/plain")),
            Map.entry(
                    "errors without a pattern are a bad gateway",
                    (request, what) -> request.path().matches("/(out|html)/(1[89]|20)") && what.equals("status")),
            Map.entry(
                    "answers that are mapped become JSON again",
                    (request, what) -> request.path().startsWith("/html/") && what.startsWith("body")),
            Map.entry(
                    "errors have headers and templates of success",
                    (request, what) -> request.path().matches("/html/1\\d|/html/20")),
            Map.entry("nothing is no body", (request, what) -> request.is("GET /out/3") && what.equals("body")),
            Map.entry(
                    "errors have the stack of serverless-offline",
                    (request, what) -> what.startsWith("body.stackTrace")));

    private final OfflineComparison comparison = new OfflineComparison(FAULTS);

    @Test
    void whatDiffersFromServerlessOfflineIsAFaultOfIts(@TempDir Path folder) throws IOException {
        Value.Mapping all = Values.asMapping(OfflineComparison.read("rest-requests.json"));
        List<Value> recorded = Values.items(OfflineComparison.read("rest-recording.json.gz"));
        List<Value> outcomes = Values.items(all, "outcomes");
        try (GatewayFixture fixture = new GatewayFixture(folder)) {
            fixture.deploy(
                    List.of("MappedLambdaFunction", "OutcomeLambdaFunction"),
                    OfflineComparison.resources("AWS::ApiGateway::"));
            fixture.functions.answers("web-MappedLambdaFunction", event -> event);
            fixture.functions.answers("web-OutcomeLambdaFunction", event -> outcome(event, outcomes));
            RestApiGateway gateway = new RestApiGateway(fixture.setUp());
            List<Value> requests = Values.items(all, "requests");
            assertThat(recorded).hasSameSizeAs(requests).hasSizeGreaterThan(90);
            for (int i = 0; i < requests.size(); i++) {
                OfflineRequest request = OfflineRequest.of(Values.asMapping(requests.get(i)));
                compare(request, Values.asMapping(recorded.get(i)), gateway);
            }
        }
        comparison.assertOnlyFaults();
    }

    private static String outcome(String event, List<Value> outcomes) {
        Value.Mapping path = Values.mapping(Values.asMapping(Json.parse(event, "event")), "path");
        Value outcome = outcomes.get(Values.number(path, "n", 0));
        return Values.find(Values.asMapping(outcome), "error")
                .map(message -> "!" + message)
                .orElseGet(() -> Json.compact(outcome));
    }

    private void compare(OfflineRequest request, Value.Mapping theirs, RestApiGateway gateway) {
        HttpReply ours = gateway.answer(GatewayFixture.request(
                        request.method(), "/dev" + request.path(), request.body(), request.headerLines()))
                .orElseThrow();
        comparison.differ(request, "status", Values.text(theirs, "status"), Integer.toString(ours.status()));
        String ourBody = ((Payload) ours.body()).text();
        Optional<Value> theirJson = Json.tryParse(Values.text(theirs, "body"));
        Optional<Value> ourJson = Json.tryParse(ourBody);
        if (theirJson.isPresent() && ourJson.isPresent()) {
            comparison.compare(request, "body", theirJson.get(), ourJson.get());
        } else {
            comparison.differ(request, "body", Values.text(theirs, "body"), ourBody);
        }
        comparison.differHeaders(request, theirs, ours);
    }
}
