/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.deploy.DeployedTemplate;
import io.github.serverlessmaven.deploy.FakeClock;
import io.github.serverlessmaven.fixtures.HandlerPackage;
import io.github.serverlessmaven.local.LocalSetUp;
import io.github.serverlessmaven.local.LocalTarget;
import io.github.serverlessmaven.local.function.Call;
import io.github.serverlessmaven.local.function.CallResult;
import io.github.serverlessmaven.local.function.Invocations;
import io.github.serverlessmaven.local.http.Payload;
import io.github.serverlessmaven.local.http.ServedHosts;
import io.github.serverlessmaven.local.schedule.ScheduleRunner;
import io.github.serverlessmaven.local.state.DeployedFunction;
import io.github.serverlessmaven.local.state.StateFolder;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the start page asks for, and who may ask; no function is run. */
class StartPageTest {

    private static final String MARK = "X-Serverless-Page: 1\r\n";

    @TempDir
    Path folder;

    private final FakeClock clock = new FakeClock();
    private final LocalSetUp setUp = new LocalSetUp();
    private final Invocations invocations = new Invocations();
    private LocalServer server;
    private int ids;

    @BeforeEach
    void serve() throws IOException {
        LocalTarget target = setUp.clock(clock).open(folder);
        DeployedTemplate stack = new DeployedTemplate(target, "web", HandlerPackage.in(folder));
        stack.with(
                stack.function("Echo", "echo", ", \"Environment\": {\"Variables\": {\"PASSWORD\": \"hunter2\"}}"), """
                "Nightly": {"Type": "AWS::Events::Rule", "Properties": {"ScheduleExpression": "rate(1 day)", "State": "DISABLED",
                  "Targets": [{"Id": "one", "Arn": {"Fn::GetAtt": ["Echo", "Arn"]}, "Input": "{\\"n\\":1}"}]}},
                "Hourly": {"Type": "AWS::Scheduler::Schedule", "Properties": {"ScheduleExpression": "rate(1 hour)",
                  "ScheduleExpressionTimezone": "Europe/Paris", "FlexibleTimeWindow": {"Mode": "OFF"},
                  "Target": {"RoleArn": "arn:aws:iam::000000000000:role/x", "Arn": {"Fn::GetAtt": ["Echo", "Arn"]}}}}""");
        server = serve(LocalSetUp.LOOPBACK);
    }

    private LocalServer serve(ServedHosts hosts) {
        StateFolder state = new StateFolder(folder);
        return new LocalServer(
                hosts,
                0,
                List.of(new Schedules(
                        new ScheduleRunner(
                                state,
                                (function, call) -> {},
                                message -> {},
                                clock,
                                () -> "id",
                                setUp::info,
                                setUp::warn),
                        clock,
                        false)),
                new StartPage("web", state, this::call, invocations, setUp, () -> "id-" + ids++),
                List::of,
                clock,
                setUp::info);
    }

    private CallResult call(DeployedFunction function, Call call) {
        CallResult result = new CallResult(
                call.requestId(),
                "$LATEST",
                call.payload(),
                Optional.empty(),
                "a line",
                Optional.of(Duration.ofMillis(7)));
        invocations.add(function, call, clock.now(), Duration.ofMillis(9), result);
        return result;
    }

    @AfterEach
    void end() {
        server.close();
    }

    @Test
    void aBrowserGetsThePageAndOthersTheList() throws Exception {
        assertThat(get("/_serverless", "Accept: text/html\r\n"))
                .startsWith("HTTP/1.1 200")
                .contains("Content-Security-Policy: default-src 'none'; style-src 'nonce-id-0'")
                .contains("<script nonce=\"id-0\">")
                .doesNotContain("NONCE")
                .doesNotContainPattern("(src|href)=\"?https?:");
        assertThat(get("/", "Accept: text/html,*/*\r\n")).contains("<h1 id=\"service\">");
        assertThat(get("/", "")).contains("Lambda API: ").doesNotContain("<h1");
    }

    @Test
    void theStateHasFunctionsAndSchedulesWithoutTheirEnvironment() throws Exception {
        assertThat(get("/_serverless/state", MARK))
                .contains("\"service\":\"web\"")
                .contains("\"name\":\"web-Echo\"")
                .contains(
                        "{\"expression\":\"rate(1 day)\",\"target\":\"web-Echo\",\"function\":\"web-Echo\",\"enabled\":false,\"next\":null,\"sample\":\"schedule\",\"input\":\"{\\\"n\\\":1}\"}")
                .contains(
                        "{\"expression\":\"rate(1 hour) Europe/Paris\",\"target\":\"web-Echo\",\"function\":\"web-Echo\",\"enabled\":true,\"next\":null,\"sample\":\"scheduler\",\"input\":\"\"}")
                .doesNotContain("hunter2")
                .doesNotContain("PASSWORD");
    }

    @Test
    void aCallByHandIsAnInvocationWithItsPayloadAnswerTimesAndLog() throws Exception {
        assertThat(post("/_serverless/functions/web-Echo", MARK, "{\"a\": 1}")).endsWith("{\"id\":\"1\"}");
        assertThat(get("/_serverless/state", MARK))
                .contains("\"invocations\":[{\"id\":\"1\",\"function\":\"web-Echo\",\"begin\":\"2026-11-23T10:00:0")
                .contains("\"duration\":9,\"cold\":7,\"error\":null}]");
        assertThat(get("/_serverless/invocations/1", MARK))
                .contains("\"payload\":\"{\\\"a\\\": 1}\",\"answer\":\"{\\\"a\\\": 1}\",\"log\":\"a line\"}");
        assertThat(get("/_serverless/invocations/2", MARK)).startsWith("HTTP/1.1 404");
    }

    @Test
    void whatIsKeptOfInvocationsIsLimited() {
        DeployedFunction function = new io.github.serverlessmaven.local.state.FunctionDirectory(new StateFolder(folder))
                .all()
                .get(0);
        Payload large = Payload.of("\"" + "x".repeat(1_000_000) + "\"");
        for (int i = 0; i < 250; i++) {
            call(function, Call.of("id", large, function.arn()));
        }
        assertThat(invocations.all())
                .hasSize(100)
                .allSatisfy(each ->
                        assertThat(each.payload()).hasSizeLessThan(17_000).endsWith("… (1000002 bytes, cut here)"));
        assertThat(invocations.all().get(0).id()).isEqualTo("250");
    }

    @Test
    void samplesAreNamedAndRead() throws Exception {
        assertThat(get("/_serverless/samples", MARK)).endsWith("[\"greeting\",\"schedule\"]");
        assertThat(get("/_serverless/samples/schedule", MARK)).endsWith("{\"name\":\"schedule\"}");
        assertThat(get("/_serverless/samples/..%2Fsamples.csv", MARK)).startsWith("HTTP/1.1 404");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                MARK + "Origin: https://evil.example\r\n",
                MARK + "Origin: null\r\n",
                MARK + "Origin: http://localhost:1\r\n",
                MARK + "Sec-Fetch-Site: cross-site\r\n",
                MARK + "Sec-Fetch-Site: same-site\r\n"
            })
    void pagesOfOtherOriginsNeitherReadNorCall(String headers) throws Exception {
        assertThat(get("/_serverless/state", headers))
                .startsWith("HTTP/1.1 403")
                .doesNotContain("web-Echo");
        assertThat(post("/_serverless/functions/web-Echo", headers, "{}")).startsWith("HTTP/1.1 403");
        assertThat(send(
                        "OPTIONS",
                        "/_serverless/functions/web-Echo",
                        headers + "Access-Control-Request-Method: POST\r\n",
                        ""))
                .startsWith("HTTP/1.1 403")
                .doesNotContain("Access-Control-Allow");
        assertThat(invocations.all()).isEmpty();
    }

    @Test
    void whatAFunctionCannotTakeIsRefused() throws Exception {
        assertThat(post("/_serverless/functions/web-Echo", MARK, "{")).startsWith("HTTP/1.1 400");
        assertThat(post("/_serverless/functions/nobody", MARK, "{}")).startsWith("HTTP/1.1 404");
        assertThat(get("/_serverless/functions/web-Echo", MARK)).startsWith("HTTP/1.1 404");
        assertThat(get("/_serverless/", MARK)).startsWith("HTTP/1.1 404");
    }

    @Test
    void thePageItselfIsNotToldOnTheConsoleAgainAndAgain() throws Exception {
        setUp.messages().clear();
        get("/_serverless/state", MARK);
        assertThat(setUp.messages()).isEmpty();
        post("/_serverless/functions/web-Echo", MARK, "{}");
        assertThat(setUp.messages()).anyMatch(line -> line.startsWith("POST /_serverless/functions/web-Echo 200"));
    }

    private String get(String path, String headers) throws IOException {
        return send("GET", path, headers, "");
    }

    private String post(String path, String headers, String body) throws IOException {
        return send("POST", path, headers, body);
    }

    private String send(String method, String path, String headers, String body) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            OutputStream output = socket.getOutputStream();
            output.write((method + " " + path + " HTTP/1.1\r\nHost: localhost:" + server.port() + "\r\n" + headers
                            + "Content-Length: " + body.length() + "\r\nConnection: close\r\n\r\n" + body)
                    .getBytes(StandardCharsets.US_ASCII));
            output.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
