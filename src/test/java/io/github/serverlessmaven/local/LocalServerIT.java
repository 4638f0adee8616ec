/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.serverlessmaven.deploy.DeployedTemplate;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.external.RealComponent;
import io.github.serverlessmaven.fixtures.HandlerPackage;
import io.github.serverlessmaven.local.http.ServedHosts;
import io.github.serverlessmaven.local.trigger.LocalServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.GoneException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LogType;
import software.amazon.awssdk.services.lambda.model.RequestTooLargeException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

/** Functions over real HTTP: plain clients, AWS's SDK, and what a browser would send for a page of somebody else's. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LocalServerIT {

    private static final String URL = """
            "%1$sUrl": {"Type": "AWS::Lambda::Url", "Properties": {"AuthType": "%2$s", "TargetFunctionArn": {"Ref": "%1$s"}%3$s}}""";

    private static final String FLOW = "io.github.serverlessmaven.fixtures.StreamingRuntime::handle";

    @TempDir
    static Path folder;

    private final LocalSetUp setUp = LocalSetUp.withJava();
    private final HttpClient http = HttpClient.newHttpClient();
    private LocalTarget target;
    private LocalServer server;

    @BeforeAll
    void serve() throws IOException {
        target = setUp.memory(4096).open(folder.resolve("state"));
        DeployedTemplate stack = new DeployedTemplate(target, "web", HandlerPackage.in(folder));
        stack.with(
                stack.function("Page", "page"),
                stack.function("Open", "page"),
                stack.function("Signed", "page"),
                stack.function("Stream", "stream"),
                stack.function("Echo", "echo"),
                stack.function("Connection", "connection"),
                stack.function("Fails", "fails"),
                stack.function("Never", "echo", ", \"ReservedConcurrentExecutions\": 0"),
                stack.function("Flow", FLOW, ", \"Timeout\": 60"),
                URL.formatted("Flow", "NONE", ", \"InvokeMode\": \"RESPONSE_STREAM\""),
                stack.function("Status", "status"),
                URL.formatted("Status", "NONE", ""),
                stack.function("Header", "header"),
                URL.formatted("Header", "NONE", ""),
                stack.function("Event", "echo"),
                URL.formatted("Event", "AWS_IAM", ""),
                URL.formatted("Never", "NONE", ""),
                URL.formatted("Page", "NONE", ""),
                """
                "Api": {"Type": "AWS::ApiGatewayV2::Api", "Properties": {"Name": "web", "ProtocolType": "HTTP"}},
                "Stage": {"Type": "AWS::ApiGatewayV2::Stage", "Properties": {"ApiId": {"Ref": "Api"}, "StageName": "$default"}},
                "Pages": {"Type": "AWS::ApiGatewayV2::Integration", "Properties": {"ApiId": {"Ref": "Api"},
                  "IntegrationType": "AWS_PROXY", "IntegrationUri": {"Fn::GetAtt": ["Page", "Arn"]}, "PayloadFormatVersion": "2.0"}},
                "Route": {"Type": "AWS::ApiGatewayV2::Route", "Properties": {"ApiId": {"Ref": "Api"},
                  "RouteKey": "POST /pages/{name}", "Target": {"Fn::Sub": "integrations/${Pages}"}}}""",
                """
                "Chat": {"Type": "AWS::ApiGatewayV2::Api", "Properties": {"Name": "chat", "ProtocolType": "WEBSOCKET",
                  "RouteSelectionExpression": "$request.body.action"}},
                "ChatStage": {"Type": "AWS::ApiGatewayV2::Stage", "Properties": {"ApiId": {"Ref": "Chat"}, "StageName": "dev"}},
                "ChatCalls": {"Type": "AWS::ApiGatewayV2::Integration", "Properties": {"ApiId": {"Ref": "Chat"},
                  "IntegrationType": "AWS_PROXY", "IntegrationUri": {"Fn::GetAtt": ["Connection", "Arn"]}}},
                "ChatRoute": {"Type": "AWS::ApiGatewayV2::Route", "Properties": {"ApiId": {"Ref": "Chat"},
                  "RouteKey": "$default", "Target": {"Fn::Sub": "integrations/${ChatCalls}"}}},
                "ChatAnswer": {"Type": "AWS::ApiGatewayV2::RouteResponse", "Properties": {"ApiId": {"Ref": "Chat"},
                  "RouteId": {"Ref": "ChatRoute"}, "RouteResponseKey": "$default"}}""",
                URL.formatted("Signed", "AWS_IAM", ""),
                URL.formatted("Fails", "NONE", ""),
                URL.formatted("Stream", "NONE", ", \"InvokeMode\": \"RESPONSE_STREAM\""),
                URL.formatted(
                        "Open",
                        "NONE",
                        ", \"Cors\": {\"AllowOrigins\": [\"https://good.example\"], \"AllowMethods\": [\"GET\", \"PUT\"],"
                                + " \"AllowHeaders\": [\"X-Key\"], \"AllowCredentials\": true, \"MaxAge\": 60}"));
        server = target.serve(LocalSetUp.LOOPBACK, 0, "web", LocalAuthorizers.ON, LocalEvents.ALL);
    }

    @AfterAll
    void end() {
        if (server != null) {
            server.close();
            target.close();
        }
    }

    @Test
    void aFunctionUrlHandsOverTheWholeRequestAndTheWholeAnswer() throws Exception {
        HttpResponse<String> answer = send(request("/web-Page/a%20b?x=1&x=2&y=%26")
                .header("Cookie", "c=3; d=4")
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("body")));
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("X-Own")).contains("yes");
        assertThat(answer.headers().allValues("Set-Cookie")).containsExactly("a=1", "b=2");
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain");
        assertThat(answer.body()).isEqualTo("/a%20b?x=1&x=2&y=%26 {x=1,2, y=&} [c=3, d=4] body false");
    }

    @Test
    void aRouteOfAnHttpApiIsServedAtTheRoot() throws Exception {
        HttpResponse<String> answer = send(request("/pages/a%20b?x=1&x=2")
                .header("Cookie", "c=3; d=4")
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("body")));
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).isEqualTo("/pages/a b?x=1&x=2 {x=1,2} [c=3, d=4] body false");
        assertThat(send(request("/pages/a")).body()).isEqualTo("{\"message\":\"Not Found\"}");
        assertThat(send(request("/pages/a").POST(HttpRequest.BodyPublishers.ofByteArray(new byte[20_000_000])))
                        .statusCode())
                .isEqualTo(413);
        assertThat(send(request("/_serverless")).body())
                .containsPattern("web-Page +POST http://127.0.0.1:" + server.port() + "/pages/\\{name}");
    }

    @Test
    void bytesGoInAndOutUnchanged() throws Exception {
        HttpResponse<byte[]> picture =
                http.send(request("/web-Page/picture").build(), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(picture.body()).containsExactly(0, -1, 127);
        assertThat(picture.headers().firstValue("Content-Type")).contains("image/png");
        HttpResponse<String> sent = send(request("/web-Page/")
                .header("Content-Type", "image/png")
                .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[] {0, -1})));
        assertThat(sent.body()).endsWith(" AP8= true");
    }

    @Test
    void aStreamedAnswerHasItsOwnStatusAndHeaders() throws Exception {
        HttpResponse<String> answer = send(request("/web-Stream/"));
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/csv");
        assertThat(answer.body()).isEqualTo("a,b");
    }

    @Test
    @Timeout(60)
    void aStreamedAnswerReachesTheCallerWhileTheFunctionStillWritesIt() throws Exception {
        Path signal = folder.resolve("go-on");
        HttpResponse<InputStream> answer =
                http.send(request("/web-Flow/?" + signal).build(), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(203);
        assertThat(answer.headers().firstValue("X-Own")).contains("yes");
        assertThat(answer.headers().allValues("Set-Cookie")).containsExactly("a=1");
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).isEqualTo("first");
            Files.createFile(signal);
            assertThat(lines.readLine()).isEqualTo("second");
            assertThat(lines.readLine()).isNull();
        }
    }

    @Test
    void aStreamThatFailsHalfwayIsBrokenOff() {
        assertThatThrownBy(() -> send(request("/web-Flow/"))).isInstanceOf(IOException.class);
        assertThat(setUp.messages()).anyMatch(line -> line.startsWith("GET /web-Flow/ 203 broken off"));
    }

    @Test
    void whoDoesNotStreamGetsAStreamedAnswerWhole() throws IOException {
        Path signal = Files.createFile(folder.resolve("at-once"));
        try (LambdaClient lambda = lambda()) {
            InvokeResponse whole = lambda.invoke(call -> call.functionName("web-Flow")
                    .payload(SdkBytes.fromUtf8String("{\"rawQueryString\": \"" + signal + "\"}")));
            assertThat(whole.payload().asUtf8String()).isEqualTo("first\nsecond\n");
            InvokeResponse failed = lambda.invoke(call -> call.functionName("web-Flow"));
            assertThat(failed.functionError()).isEqualTo("Unhandled");
            assertThat(failed.payload().asUtf8String()).contains("\"errorType\": \"Halfway\"");
        }
    }

    @Test
    void aSignedRequestTellsTheFunctionWhoSignedIt() throws Exception {
        HttpResponse<String> answer = send(request("/web-Event/below")
                .header("Authorization", "AWS4-HMAC-SHA256 Credential=AKIAONE/20261125/us-east-1/lambda/aws4_request"));
        assertThat(answer.body())
                .contains("\"accessKey\":\"AKIAONE\"")
                .contains("\"accountId\":\"000000000000\"")
                .contains("\"sourceIp\":\"127.0.0.1\"")
                .contains("\"x-forwarded-proto\":\"http\"")
                .contains("\"requestId\":\""
                        + answer.headers().firstValue("x-amzn-RequestId").orElseThrow() + "\"");
        assertThat(send(request("/web-Event/")).statusCode()).isEqualTo(403);
    }

    @Test
    void whatIsTooLargeOrTooMuchIsRefusedAsAwsDoes() throws Exception {
        HttpResponse<String> large = send(request("/web-Page/")
                .header("Content-Type", "image/png")
                .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[5_000_000])));
        assertThat(large.statusCode()).isEqualTo(413);
        assertThat(large.body()).isEqualTo("{\"Message\":\"Request Entity Too Large\"}");
        assertThat(send(request("/web-Page/").POST(HttpRequest.BodyPublishers.ofByteArray(new byte[20_000_000])))
                        .statusCode())
                .isEqualTo(413);
        assertThat(send(request("/web-Never/")).statusCode()).isEqualTo(429);
    }

    @Test
    void aFunctionThatFailsIsABadGatewayWithoutItsStackTrace() throws Exception {
        HttpResponse<String> answer = send(request("/web-Fails/"));
        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).isEqualTo("Internal Server Error");
    }

    @Test
    void theConsoleShowsWhyAFunctionFailedAndWhatItLogged() throws Exception {
        send(request("/web-Fails/"));
        assertThat(setUp.messages())
                .anyMatch(line -> line.startsWith("GET /web-Fails/ 502 (")
                        && line.endsWith(": java.lang.IllegalStateException: no luck today"));
        assertThat(setUp.output())
                .anyMatch(line -> line.startsWith("web-Fails: no luck today: java.lang.IllegalStateException"))
                .anyMatch(line -> line.matches("web-Fails:\\s+at .*Behaviours\\.fails\\(.*"))
                .noneMatch(line -> line.contains("START RequestId") || line.contains("REPORT RequestId"));
        send(request("/web-Status/?99999"));
        assertThat(setUp.messages())
                .anyMatch(line -> line.contains("statusCode must be between 200 and 599, but is 99999"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"99999", "600", "100", "0", "-1", "many", "200.5", "1e99", ""})
    void aStatusThatHttpDoesNotKnowIsABadGateway(String status) throws Exception {
        assertThat(send(request("/web-Status/?" + status)).statusCode()).isEqualTo(502);
    }

    @ParameterizedTest
    @ValueSource(strings = {"200", "204", "205", "304", "404", "599"})
    void everyFinalStatusIsPassedOn(String status) throws Exception {
        assertThat(send(request("/web-Status/?" + status)).statusCode()).isEqualTo(Integer.parseInt(status));
    }

    @Test
    @Timeout(60)
    void aHeadRequestEndsTheStreamOfItsFunction() throws Exception {
        HttpResponse<String> head = send(request("/web-Stream/").method("HEAD", HttpRequest.BodyPublishers.noBody()));
        assertThat(head.statusCode()).isEqualTo(202);
        assertThat(head.body()).isEmpty();
        assertThat(send(request("/web-Stream/")).body()).isEqualTo("a,b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a%20b", "a:b"})
    void aHeaderThatHttpDoesNotAllowIsABadGateway(String name) throws Exception {
        assertThat(send(request("/web-Header/?" + name)).statusCode()).isEqualTo(name.contains("%") ? 200 : 502);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/2015-03-31/functions/%zz/invocations",
                "/2015-03-31/functions/%/invocations",
                "/2015-03-31/functions/web-Echo/invocations?Qualifier=%zz",
                "/2015-03-31/functions/web-Echo/invocations?Qualifier=%e"
            })
    void whatIsNotPercentEncodedIsRefusedByTheLambdaApi(String path) throws Exception {
        assertThat(raw("POST " + path + " HTTP/1.1\r\nHost: localhost:" + server.port() + "\r\nContent-Length: 0\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("InvalidParameterValueException");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%zz/", "/%zz", "/web-Page/%zz?%zz=%", "//", "/?%zz", "/web-Page:%zz/"})
    void everyRequestHasAnAnswer(String path) throws Exception {
        assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: localhost:" + server.port() + "\r\n"))
                .matches("(?s)HTTP/1.1 (200|201|400|404) .*");
    }

    @Test
    void theRootListsWhatIsServed() throws Exception {
        HttpResponse<String> root = send(request("/"));
        assertThat(root.statusCode()).isEqualTo(200);
        assertThat(root.body())
                .containsPattern("web-Page +http://127.0.0.1:" + server.port() + "/web-Page/")
                .containsPattern("web-Connection +ws://127.0.0.1:" + server.port() + "/dev \\$default")
                .containsPattern("web-Echo +no URL")
                .contains("AWS_ENDPOINT_URL_LAMBDA=http://127.0.0.1:" + server.port());
        assertThat(raw("GET / HTTP/1.1\r\nHost: localhost:" + server.port() + "\r\nSec-Fetch-Site: cross-site\r\n"))
                .startsWith("HTTP/1.1 403");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST", "app.localhost", "127.0.0.1", "[::1]"})
    void theServerHasTheNamesOfALoopbackAddress(String host) throws Exception {
        assertThat(raw("GET /web-Page/ HTTP/1.1\r\nHost: " + host + ":" + server.port() + "\r\n"))
                .startsWith("HTTP/1.1 201");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[::ffff:7f00:1]",
                "0.0.0.0",
                "127.1",
                "127.0.0.2",
                "2130706433",
                "0x7f.1",
                "[::]",
                "[0:0:0:0:0:0:0:1]",
                "192.168.1.5",
                "localhost.",
                "evil.example",
                "localhost.evil.example",
                "127.0.0.1.evil.example",
                ".localhost"
            })
    void anyOtherNameIsRefused(String host) throws Exception {
        assertThat(raw("GET /web-Page/ HTTP/1.1\r\nHost: " + host + ":" + server.port() + "\r\n"))
                .startsWith("HTTP/1.1 421");
    }

    @Test
    void anotherPortIsRefused() throws Exception {
        for (String host : List.of("localhost", "localhost:1", "localhost:0" + server.port(), "localhost:")) {
            assertThat(raw("GET /web-Page/ HTTP/1.1\r\nHost: " + host + "\r\n"))
                    .as(host)
                    .startsWith("HTTP/1.1 421");
        }
    }

    @Test
    void allAddressesOfThisMachineAreServedIfTheHostSaysSo() throws Exception {
        ServedHosts all = new ServedHosts("0.0.0.0", InetAddress.getByName("0.0.0.0"));
        try (LocalServer open = target.serve(all, 0, "web", LocalAuthorizers.ON, LocalEvents.ALL)) {
            assertThat(open.isPublic()).isTrue();
            assertThat(open.urls().get(0)).isEqualTo("http://127.0.0.1:" + open.port());
            for (String url : open.urls()) {
                assertThat(http.send(
                                        HttpRequest.newBuilder(URI.create(url + "/web-Page/"))
                                                .build(),
                                        HttpResponse.BodyHandlers.ofString())
                                .statusCode())
                        .isEqualTo(201);
            }
        }
        assertThat(server.isPublic()).isFalse();
    }

    @Test
    void whatHasNoUrlSaysSo() throws Exception {
        assertThat(send(request("/web-Echo/")).statusCode()).isEqualTo(404);
        assertThat(send(request("/web-Echo/")).body()).contains("url: true");
        assertThat(send(request("/nobody/")).statusCode()).isEqualTo(404);
        assertThat(send(request("/web-Signed/")).statusCode()).isEqualTo(403);
    }

    @Test
    void aPageOfAnotherOriginCannotCall() throws Exception {
        for (String origin : List.of("https://evil.example", "http://localhost:1", "http://localhost", "null")) {
            assertThat(raw("GET /web-Page/ HTTP/1.1\r\nHost: localhost:" + server.port() + "\r\nOrigin: " + origin
                            + "\r\n"))
                    .startsWith("HTTP/1.1 403");
            assertThat(raw("POST /2015-03-31/functions/web-Echo/invocations HTTP/1.1\r\nHost: localhost:"
                            + server.port() + "\r\nOrigin: " + origin + "\r\nContent-Length: 0\r\n"))
                    .startsWith("HTTP/1.1 403");
        }
        assertThat(raw("GET /web-Page/ HTTP/1.1\r\nHost: localhost:" + server.port()
                        + "\r\nSec-Fetch-Site: cross-site\r\n"))
                .startsWith("HTTP/1.1 403");
        assertThat(raw("GET /web-Page/ HTTP/1.1\r\nHost: localhost:" + server.port() + "\r\nSec-Fetch-Site: none\r\n"))
                .startsWith("HTTP/1.1 201");
    }

    @Test
    void corsSettingsLetAPageInAndAnswerItsBrowser() throws Exception {
        String preflight = raw("OPTIONS /web-Open/ HTTP/1.1\r\nHost: localhost:" + server.port()
                + "\r\nOrigin: https://good.example\r\n" + "Access-Control-Request-Method: PUT\r\n");
        assertThat(preflight)
                .startsWith("HTTP/1.1 200")
                .contains("Access-Control-Allow-Origin: https://good.example")
                .contains("Access-Control-Allow-Methods: GET,PUT")
                .contains("Access-Control-Allow-Headers: X-Key")
                .contains("Access-Control-Allow-Credentials: true")
                .contains("Access-Control-Max-Age: 60");
        assertThat(raw("GET /web-Open/ HTTP/1.1\r\nHost: localhost:" + server.port()
                        + "\r\nOrigin: https://good.example\r\n"))
                .startsWith("HTTP/1.1 201")
                .contains("Access-Control-Allow-Origin: https://good.example");
        assertThat(raw("GET /web-Open/ HTTP/1.1\r\nHost: localhost:" + server.port()
                        + "\r\nOrigin: https://evil.example\r\n"))
                .startsWith("HTTP/1.1 403")
                .doesNotContain("Access-Control-Allow-Origin");
    }

    @Test
    void awsSdkCallsFunctionsAndUnderstandsRefusals() {
        try (LambdaClient lambda = lambda()) {
            InvokeResponse answer = lambda.invoke(call -> call.functionName("web-Echo")
                    .payload(SdkBytes.fromUtf8String("{\"n\": 1}"))
                    .logType(LogType.TAIL));
            assertThat(answer.payload().asUtf8String()).isEqualTo("{\"n\": 1}");
            assertThat(answer.executedVersion()).isEqualTo("$LATEST");
            assertThat(answer.logResult()).isNotBlank();
            InvokeResponse failed = lambda.invoke(
                    call -> call.functionName("arn:aws:lambda:us-east-1:000000000000:function:web-Fails"));
            assertThat(failed.functionError()).isEqualTo("Unhandled");
            assertThat(lambda.invoke(call -> call.functionName("web-Echo").invocationType("DryRun"))
                            .statusCode())
                    .isEqualTo(204);
            assertThat(lambda.invoke(call -> call.functionName("web-Echo").invocationType("Event"))
                            .statusCode())
                    .isEqualTo(202);
            assertThatThrownBy(() -> lambda.invoke(call -> call.functionName("nobody")))
                    .isInstanceOf(ResourceNotFoundException.class);
            assertThatThrownBy(() -> lambda.invoke(call -> call.functionName("web-Never")))
                    .isInstanceOf(TooManyRequestsException.class);
            assertThatThrownBy(() -> lambda.invoke(call -> call.functionName("web-Echo")
                            .payload(SdkBytes.fromUtf8String("\"" + "x".repeat(6_291_456) + "\""))))
                    .isInstanceOf(RequestTooLargeException.class);
        }
    }

    @Test
    void awsSdkSendsToConnectionsOfAWebSocketApi() throws Exception {
        BlockingQueue<String> received = new LinkedBlockingQueue<>();
        WebSocket socket = http.newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + server.port() + "/dev"), new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean isLast) {
                        received.add(text.toString());
                        from.request(1);
                        return null;
                    }
                })
                .join();
        socket.sendText("{\"action\": \"who\"}", true).join();
        String id = String.valueOf(received.poll(30, TimeUnit.SECONDS));
        try (ApiGatewayManagementApiClient api = ApiGatewayManagementApiClient.builder()
                .endpointOverride(URI.create("http://127.0.0.1:" + server.port() + "/dev"))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClient(UrlConnectionHttpClient.create())
                .build()) {
            api.postToConnection(request -> request.connectionId(id).data(SdkBytes.fromUtf8String("é€")));
            assertThat(received.poll(30, TimeUnit.SECONDS)).isEqualTo("é€");
            assertThat(api.getConnection(request -> request.connectionId(id))
                            .identity()
                            .sourceIp())
                    .isEqualTo("127.0.0.1");
            api.deleteConnection(request -> request.connectionId(id));
            assertThatThrownBy(() -> api.getConnection(request -> request.connectionId(id)))
                    .isInstanceOf(GoneException.class);
        }
    }

    @Test
    void awsSdkFindsWhatIsDeployed() {
        try (LambdaClient lambda = lambda()) {
            assertThat(lambda.listFunctions().functions())
                    .extracting(FunctionConfiguration::functionName)
                    .contains("web-Echo", "web-Page");
            FunctionConfiguration echo =
                    lambda.getFunction(call -> call.functionName("web-Echo")).configuration();
            assertThat(echo.runtimeAsString()).isEqualTo("java17");
            assertThat(echo.functionArn()).endsWith(":function:web-Echo");
            assertThat(lambda.getFunctionConfiguration(call -> call.functionName("web-Echo"))
                            .memorySize())
                    .isEqualTo(128);
        }
    }

    @Test
    void anotherMachineFindsNobodyListening() throws IOException {
        Optional<InetAddress> outside = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .findFirst();
        RealComponent.require(outside.isPresent(), "A network interface besides the loopback");
        assertThatThrownBy(() -> new Socket(outside.get(), server.port()).close())
                .isInstanceOf(ConnectException.class);
    }

    private LambdaClient lambda() {
        return LambdaClient.builder()
                .httpClient(UrlConnectionHttpClient.create())
                .endpointOverride(URI.create("http://127.0.0.1:" + server.port()))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .overrideConfiguration(configuration -> configuration.retryStrategy(retry -> retry.maxAttempts(1)))
                .build();
    }

    @Test
    void aTakenPortIsNamed() {
        assertThatThrownBy(() ->
                        target.serve(LocalSetUp.LOOPBACK, server.port(), "web", LocalAuthorizers.ON, LocalEvents.ALL))
                .isInstanceOf(ServerlessException.class)
                .hasMessageContaining("Port " + server.port() + " of 127.0.0.1 is taken by process "
                        + ProcessHandle.current().pid());
    }

    @Test
    @Timeout(60)
    void aClientThatIsSlowHoldsNobodyUp() throws Exception {
        try (Socket slow = new Socket(InetAddress.getLoopbackAddress(), server.port());
                Socket reader = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            String head = " HTTP/1.1\r\nHost: localhost:" + server.port() + "\r\n";
            slow.getOutputStream()
                    .write(("POST /web-Page/slow" + head + "Content-Type: text/plain\r\nContent-Length: 4\r\n\r\nbo")
                            .getBytes(StandardCharsets.US_ASCII));
            reader.getOutputStream().write(("GET /web-Page/" + head + "\r\n").getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 20; i++) {
                assertThat(send(request("/web-Page/")).statusCode()).isEqualTo(201);
            }
            slow.getOutputStream().write("dy".getBytes(StandardCharsets.US_ASCII));
            slow.shutdownOutput();
            assertThat(new String(slow.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 201")
                    .contains(" body false");
        }
    }

    @Test
    void requestsAreToldWithoutWhatCouldControlATerminal() throws Exception {
        send(request("/web-Page/told"));
        assertThat(setUp.messages()).anyMatch(line -> line.startsWith("GET /web-Page/told 201"));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** What is answered to a request written by hand, since clients keep their users from setting some headers. */
    private String raw(String head) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            OutputStream output = socket.getOutputStream();
            output.write((head + "Connection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            output.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
