/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.serverlessmaven.local.LocalSetUp;
import io.github.serverlessmaven.local.http.HttpBody;
import io.github.serverlessmaven.local.http.HttpReply;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.local.trigger.LocalServer;
import io.github.serverlessmaven.local.trigger.WebSocketApis;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;

/** WebSocket APIs over real sockets, with functions that the test plays. */
class WebSocketGatewayTest {

    private static final String SIGNED =
            "AWS4-HMAC-SHA256 Credential=x/20261130/us-east-1/execute-api/aws4_request, rest";

    @TempDir
    Path folder;

    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final List<String> resources = new ArrayList<>();
    private GatewayFixture fixture;
    private WebSocketGateway gateway;
    private LocalServer server;
    private String url = "";

    @BeforeEach
    void open() {
        fixture = new GatewayFixture(folder);
        resources.add("""
                "Api": {"Type": "AWS::ApiGatewayV2::Api", "Properties": {"Name": "chat", "ProtocolType": "WEBSOCKET",
                  "RouteSelectionExpression": "$request.body.action"}},
                "Stage": {"Type": "AWS::ApiGatewayV2::Stage", "Properties": {"ApiId": {"Ref": "Api"}, "StageName": "dev"}},
                "Calls": {"Type": "AWS::ApiGatewayV2::Integration", "Properties": {"ApiId": {"Ref": "Api"}, "IntegrationType": "AWS_PROXY",
                  "IntegrationUri": {"Fn::Sub": "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${F.Arn}/invocations"}}}""");
    }

    @AfterEach
    void close() {
        if (server != null) {
            server.close();
        }
        fixture.close();
    }

    private void route(String key, String properties) {
        resources.add("""
                "R%1$d": {"Type": "AWS::ApiGatewayV2::Route", "Properties": {"ApiId": {"Ref": "Api"}, "RouteKey": "%2$s",
                  "Target": {"Fn::Sub": "integrations/${Calls}"}%3$s}}""".formatted(resources.size(), key, properties));
    }

    /** A route whose answers go back. */
    private void answeredRoute(String key) {
        int n = resources.size();
        route(key, ", \"RouteResponseSelectionExpression\": \"$default\"");
        resources.add("""
                "A%1$d": {"Type": "AWS::ApiGatewayV2::RouteResponse", "Properties": {"ApiId": {"Ref": "Api"}, "RouteId": {"Ref": "R%1$d"},
                  "RouteResponseKey": "$default"}}""".formatted(n));
    }

    private void serve() {
        fixture.deploy(List.of("F", "A"), resources.toArray(String[]::new));
        gateway = new WebSocketGateway(fixture.setUp(), lines::add);
        server = new LocalServer(
                LocalSetUp.LOOPBACK,
                0,
                List.of(new WebSocketApis(gateway, new StandingClock())),
                fixture.page(),
                List::of,
                fixture.clock,
                lines::add);
        url = "ws://127.0.0.1:" + server.port() + "/dev";
    }

    private void serveEcho() {
        answeredRoute("$default");
        serve();
        fixture.functions.answers(
                "web-F",
                event -> Json.compact(Value.mapping()
                        .put("statusCode", Value.of(200))
                        .put("body", event)
                        .build()));
    }

    /** An open connection of a client that costs neither a thread nor a buffer. */
    private Socket openedSocket() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout(20_000);
        socket.getOutputStream().write(("""
                GET /dev HTTP/1.1\r
                Host: 127.0.0.1:%d\r
                Connection: Upgrade\r
                Upgrade: websocket\r
                Sec-WebSocket-Version: 13\r
                Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
                \r
                """.formatted(server.port())).getBytes(StandardCharsets.US_ASCII));
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int next = socket.getInputStream().read();
            assertThat(next).as("what follows " + head).isNotNegative();
            head.append((char) next);
        }
        assertThat(head).startsWith("HTTP/1.1 101 ");
        return socket;
    }

    @Test
    void aThousandOpenConnectionsAreAllAnswered() throws Exception {
        serveEcho();
        List<Socket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < 1000; i++) {
                sockets.add(openedSocket());
            }
            byte[] text = HexFormat.of().parseHex("818200000000" + "6869");
            for (Socket socket : sockets) {
                socket.getOutputStream().write(text);
            }
            for (Socket socket : sockets) {
                assertThat(socket.getInputStream().read()).isEqualTo(0x81);
            }
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    private static Value.Mapping json(String text) {
        return (Value.Mapping) Json.parse(text, "the message");
    }

    private static String context(Value.Mapping event, String key) {
        return Values.text(Values.mapping(event, "requestContext"), key);
    }

    /** The next line of the console that tells of something. */
    private String line(String about) throws InterruptedException {
        for (String line = lines.poll(20, TimeUnit.SECONDS); line != null; line = lines.poll(20, TimeUnit.SECONDS)) {
            if (line.contains(about)) {
                return line;
            }
        }
        throw new AssertionError("no line about " + about);
    }

    private HttpResponse<String> manage(String method, String id, String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url.replaceFirst("^ws", "http")
                        + "/@connections/" + URLEncoder.encode(id, StandardCharsets.UTF_8)))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> signed(String method, String id, String body) throws Exception {
        return manage(method, id, body, "Authorization", SIGNED);
    }

    @Test
    void theFunctionOfConnectDecides() {
        route("$connect", "");
        serve();
        fixture.functions.answers(
                "web-F",
                event -> "{\"statusCode\": " + (event.contains("\"refuse\"") ? 418 : 200)
                        + ", \"headers\": {\"Sec-WebSocket-Protocol\": \"chat\", \"X-Own\": \"no\"}}");
        SocketClient client = SocketClient.open(url + "?a=1&a=2", "Sec-WebSocket-Protocol: chat", "X-Own: yes");
        assertThat(client.socket().getSubprotocol()).isEqualTo("chat");
        Value.Mapping event = fixture.functions.event();
        assertThat(context(event, "eventType")).isEqualTo("CONNECT");
        assertThat(context(event, "routeKey")).isEqualTo("$connect");
        assertThat(context(event, "stage")).isEqualTo("dev");
        assertThat(context(event, "domainName")).isEqualTo("127.0.0.1:" + server.port());
        assertThat(context(event, "connectionId")).matches("[A-Za-z0-9_-]{15}=");
        assertThat(Json.compact(Values.mapping(event, "queryStringParameters"))).isEqualTo("{\"a\":\"2\"}");
        assertThat(Json.compact(Values.mapping(event, "multiValueQueryStringParameters")))
                .isEqualTo("{\"a\":[\"1\",\"2\"]}");
        assertThat(Values.text(Values.mapping(event, "headers"), "X-Own")).isEqualTo("yes");
        assertThat(SocketClient.refused(url + "?refuse=1")).isEqualTo(418);
    }

    @ParameterizedTest
    @ValueSource(strings = {"!no luck", "null", "{}", "\"text\"", "{\"statusCode\": 1}"})
    void aConnectThatFailsIsABadGateway(String answer) {
        route("$connect", "");
        serve();
        fixture.functions.answers("web-F", event -> answer);
        assertThat(SocketClient.refused(url)).isEqualTo(502);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"action\": \"send\"}|send",
                "{\"action\": 7}|7",
                "{\"action\": \"none\"}|$default",
                "{\"action\": \"$connect\"}|$default",
                "{\"action\": {\"a\": 1}}|$default",
                "{}|$default",
                "[]|$default",
                "not json|$default",
                "é€|$default",
            })
    void theSelectionExpressionChoosesTheRoute(String message, String key) throws Exception {
        answeredRoute("send");
        answeredRoute("7");
        route("$connect", "");
        serveEcho();
        SocketClient client = SocketClient.open(url);
        Value.Mapping event = json(client.ask(message));
        assertThat(context(event, "routeKey")).isEqualTo(key);
        assertThat(context(event, "eventType")).isEqualTo("MESSAGE");
        assertThat(context(event, "messageId")).isNotEmpty();
        assertThat(Values.text(event, "body")).isEqualTo(message);
        assertThat(event.get("headers")).isEmpty();
    }

    @Test
    void aMessageWithoutARouteIsForbidden() throws Exception {
        route("send", "");
        serve();
        Value.Mapping answer = json(SocketClient.open(url).ask("hello"));
        assertThat(Values.text(answer, "message")).isEqualTo("Forbidden");
        assertThat(answer.entries()).containsOnlyKeys("message", "connectionId", "requestId");
        assertThat(line("WebSocket ")).contains("no route takes the message");
    }

    @Test
    void onlyRoutesWithAResponseAnswerAndErrorsAlwaysDo() throws Exception {
        route("quiet", "");
        answeredRoute("loud");
        serve();
        fixture.functions.answers(
                "web-F", event -> event.contains("fail") ? "!no luck" : "{\"statusCode\": 200, \"body\": \"heard\"}");
        SocketClient client = SocketClient.open(url);
        client.say("{\"action\": \"quiet\"}");
        assertThat(line("quiet")).endsWith("quiet (0 ms)");
        assertThat(client.ask("{\"action\": \"loud\"}")).isEqualTo("heard");
        assertThat(client.ask("{\"action\": \"quiet\", \"fail\": 1}")).contains("\"Internal server error\"");
        assertThat(line("no luck")).contains(" quiet (");
    }

    @Test
    void aFunctionThatTakesTooLongIsAnError() throws Exception {
        answeredRoute("$default");
        serve();
        CountDownLatch end = new CountDownLatch(1);
        fixture.functions.answers("web-F", event -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return "{}";
        });
        fixture.clock.rush();
        assertThat(SocketClient.open(url).ask("x")).contains("\"Internal server error\"");
        end.countDown();
        assertThat(line("29000 ms")).contains("did not answer");
    }

    @Test
    void theEndOfAConnectionIsToldWithItsCode() throws Exception {
        route("$disconnect", "");
        serve();
        SocketClient client = SocketClient.open(url, "User-Agent: test");
        client.socket().sendClose(4001, "bye").join();
        line("$disconnect");
        Value.Mapping event = fixture.functions.event();
        assertThat(context(event, "eventType")).isEqualTo("DISCONNECT");
        assertThat(context(event, "disconnectStatusCode")).isEqualTo("4001");
        assertThat(context(event, "disconnectReason")).isEqualTo("bye");
        SocketClient.open(url).socket().abort();
        line("$disconnect");
        assertThat(context(fixture.functions.event(), "disconnectStatusCode")).isEqualTo("1006");
    }

    @Test
    void messagesHaveAtMost128Kilobytes() throws Exception {
        serveEcho();
        SocketClient client = SocketClient.open(url);
        String frame = "x".repeat(32 * 1024);
        for (int i = 0; i < 4; i++) {
            client.socket().sendText(frame, i == 3).join();
        }
        assertThat(Values.text(json(client.next()), "body")).hasSize(128 * 1024);
        for (int i = 0; i < 5; i++) {
            client.socket().sendText(frame, i == 4).join();
        }
        assertThat(client.closed.get(20, TimeUnit.SECONDS)).startsWith("1009");
    }

    @Test
    void binaryFramesEndTheConnection() throws Exception {
        serveEcho();
        SocketClient client = SocketClient.open(url);
        client.socket().sendBinary(ByteBuffer.allocate(3), true).join();
        assertThat(client.closed.get(20, TimeUnit.SECONDS)).startsWith("1003");
    }

    @Test
    void pingsAreAnswered() throws Exception {
        serveEcho();
        CountDownLatch pong = new CountDownLatch(1);
        WebSocket socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create(url), new WebSocket.Listener() {
                    @Override
                    public java.util.concurrent.CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
                        pong.countDown();
                        return null;
                    }
                })
                .join();
        socket.sendPing(ByteBuffer.wrap(new byte[] {1})).join();
        assertThat(pong.await(20, TimeUnit.SECONDS)).isTrue();
        socket.abort();
    }

    @Test
    void idleConnectionsEndAfterTenMinutesAndAllAfterTwoHours() throws Exception {
        serveEcho();
        SocketClient idle = SocketClient.open(url);
        SocketClient busy = SocketClient.open(url);
        busy.ask("first");
        idle.ask("first");
        fixture.clock.advance(Duration.ofMinutes(9));
        gateway.closeExpired();
        busy.ask("still here");
        fixture.clock.advance(Duration.ofMinutes(1));
        gateway.closeExpired();
        assertThat(idle.closed.get(20, TimeUnit.SECONDS)).isEqualTo("1001 Going away");
        for (int minutes = 10; minutes < 110; minutes += 5) {
            fixture.clock.advance(Duration.ofMinutes(5));
            gateway.closeExpired();
            busy.ask("still here");
        }
        fixture.clock.advance(Duration.ofMinutes(9));
        busy.ask("the last");
        gateway.closeExpired();
        assertThat(busy.closed).isNotDone();
        fixture.clock.advance(Duration.ofMinutes(1));
        gateway.closeExpired();
        assertThat(busy.closed.get(20, TimeUnit.SECONDS)).isEqualTo("1001 Going away");
    }

    @Test
    void aConnectionIsOpenBeforeTheClientHasTheAnswerToItsHandshake() throws Exception {
        route("$connect", "");
        serveEcho();
        HttpReply accepted = gateway.answer(GatewayFixture.request(
                        "GET",
                        "/dev",
                        "",
                        "Upgrade: websocket",
                        "Sec-WebSocket-Version: 13",
                        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="))
                .orElseThrow();
        String id = URLEncoder.encode(context(fixture.functions.event(), "connectionId"), StandardCharsets.UTF_8);
        List<Integer> found = new ArrayList<>();
        ((HttpBody.Upgraded) accepted.body())
                .takeOver(
                        InputStream.nullInputStream(),
                        OutputStream.nullOutputStream(),
                        () -> found.add(gateway.answer(GatewayFixture.request(
                                        "GET", "/dev/@connections/" + id, "", "Authorization: " + SIGNED))
                                .orElseThrow()
                                .status()));
        assertThat(found).containsExactly(200);
    }

    @Test
    void functionsSendToConnections() throws Exception {
        serveEcho();
        SocketClient client = SocketClient.open(url, "User-Agent: test");
        String id = context(json(client.ask("hello")), "connectionId");
        assertThat(signed("POST", id, "é€").statusCode()).isEqualTo(200);
        assertThat(client.next()).isEqualTo("é€");
        assertThat(signed("GET", id, "").body())
                .isEqualTo(
                        "{\"connectedAt\":\"2026-11-30T12:00:00Z\",\"identity\":{\"userAgent\":\"test\",\"sourceIp\":\"127.0.0.1\"},"
                                + "\"lastActiveAt\":\"2026-11-30T12:00:00Z\"}");
        assertThat(signed("POST", id, "x".repeat(128 * 1024 + 1)).statusCode()).isEqualTo(413);
        assertThat(manage("POST", id, "x").body()).isEqualTo("{\"message\":\"Missing Authentication Token\"}");
        assertThat(manage("POST", id, "x", "Authorization", SIGNED, "Origin", "http://localhost:9")
                        .statusCode())
                .isEqualTo(403);
        assertThat(signed("DELETE", id, "").statusCode()).isEqualTo(204);
        assertThat(client.closed.get(20, TimeUnit.SECONDS)).startsWith("1000");
        HttpResponse<String> gone = signed("POST", id, "x");
        assertThat(gone.statusCode()).isEqualTo(410);
        assertThat(gone.headers().firstValue("x-amzn-ErrorType")).contains("GoneException");
        assertThat(signed("GET", "none=", "").statusCode()).isEqualTo(410);
    }

    private void deployAuthorizer() {
        resources.add("""
                "Auth": {"Type": "AWS::ApiGatewayV2::Authorizer", "Properties": {"ApiId": {"Ref": "Api"}, "AuthorizerType": "REQUEST",
                  "IdentitySource": ["route.request.querystring.token"], "AuthorizerUri":
                  {"Fn::Sub": "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${A.Arn}/invocations"}}}""");
        route("$connect", ", \"AuthorizationType\": \"CUSTOM\", \"AuthorizerId\": {\"Ref\": \"Auth\"}");
        serveEcho();
        fixture.functions.answers("web-A", event -> {
            String token = Values.text(Values.mapping(json(event), "queryStringParameters"), "token");
            String effect = token.equals("good") ? "Allow" : "Deny";
            return token.equals("bad")
                    ? "!Unauthorized"
                    : token.equals("broken")
                            ? "!oops"
                            : "{\"principalId\": \"me\", \"context\": {\"n\": 1}, \"policyDocument\": {\"Statement\": [{\"Action\":"
                                    + " \"execute-api:Invoke\", \"Effect\": \"" + effect + "\", \"Resource\": \""
                                    + Values.text(json(event), "methodArn") + "\"}]}}";
        });
    }

    @Test
    void anAuthorizerDecidesOnceForAConnection() throws Exception {
        deployAuthorizer();
        assertThat(SocketClient.refused(url)).isEqualTo(401);
        assertThat(fixture.functions.called()).isEmpty();
        assertThat(SocketClient.refused(url + "?token=bad")).isEqualTo(401);
        assertThat(SocketClient.refused(url + "?token=broken")).isEqualTo(500);
        assertThat(SocketClient.refused(url + "?token=other")).isEqualTo(403);
        fixture.functions.called().clear();
        SocketClient client = SocketClient.open(url + "?token=good");
        Value.Mapping event = json(client.ask("hello"));
        assertThat(Json.compact(Values.mapping(Values.mapping(event, "requestContext"), "authorizer")))
                .isEqualTo("{\"n\":\"1\",\"principalId\":\"me\",\"integrationLatency\":0}");
        assertThat(fixture.functions.called()).containsExactly("web-A:$LATEST", "web-F:$LATEST", "web-F:$LATEST");
        SocketClient.open(url + "?token=good");
        assertThat(fixture.functions.called()).contains("web-A:$LATEST").hasSize(5);
    }

    @Test
    void connectMayNeedASignature() {
        route("$connect", ", \"AuthorizationType\": \"AWS_IAM\"");
        serve();
        assertThat(SocketClient.refused(url)).isEqualTo(403);
        assertThat(SocketClient.refused(url, "Authorization: " + SIGNED)).isEqualTo(403);
    }

    private void integrate(String key, String integration) {
        answeredRoute(key);
        int n = resources.size() - 2;
        resources.set(n, resources.get(n).replace("${Calls}", "${I" + n + "}"));
        resources.add("""
                "I%d": {"Type": "AWS::ApiGatewayV2::Integration", "Properties": {"ApiId": {"Ref": "Api"}, %s}}""".formatted(n, integration));
    }

    @Test
    void anotherServerAnswersAsItsRouteSays() throws Exception {
        HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext("/", exchange -> {
            String text = exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("X-Kind") + " "
                    + exchange.getRequestHeaders().getFirst("X-Connection").length() + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(exchange.getRequestURI().getQuery().contains("refuse") ? 403 : 200, 0);
            exchange.getResponseBody().write(text.getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        other.start();
        String integration = """
                "IntegrationType": "HTTP_PROXY", "IntegrationMethod": "POST", "IntegrationUri": "http://127.0.0.1:%d/{place}",
                "RequestParameters": {"integration.request.header.X-Connection": "context.connectionId",
                  "integration.request.header.X-Kind": "'own'", "integration.request.path.place": "%s",
                  "integration.request.querystring.q": "%s"}""";
        try {
            int port = other.getAddress().getPort();
            integrate("$connect", integration.formatted(port, "context.stage", "route.request.querystring.who"));
            integrate("$default", integration.formatted(port, "route.request.body.to", "route.request.body.text"));
            serve();
            assertThat(SocketClient.refused(url + "?who=refuse")).isEqualTo(403);
            SocketClient client = SocketClient.open(url + "?who=me");
            String message = "{\"to\": \"über all\", \"text\": \"a&b\"}";
            assertThat(client.ask(message)).isEqualTo("POST /%C3%BCber%20all?q=a%26b own 16 " + message);
        } finally {
            other.stop(0);
        }
    }

    @Test
    void aMockAnswersAsItsTemplatesSay() throws Exception {
        integrate("$connect", """
                "IntegrationType": "MOCK", "TemplateSelectionExpression": "200", "RequestTemplates": {"200": "{\\"statusCode\\": 200}"}""");
        integrate("ping", """
                "IntegrationType": "MOCK", "RequestTemplates": {"$default": "{\\"statusCode\\": 200}"}""");
        int ping = resources.size() - 3;
        resources.add("""
                "P": {"Type": "AWS::ApiGatewayV2::IntegrationResponse", "Properties": {"ApiId": {"Ref": "Api"},
                  "IntegrationId": {"Ref": "I%d"}, "IntegrationResponseKey": "/200/", "TemplateSelectionExpression": "\\\\$default",
                  "ResponseTemplates": {"$default": "pong $input.path('$.n') of $context.routeKey"}}}""".formatted(ping));
        integrate("broken", """
                "IntegrationType": "MOCK", "RequestTemplates": {"$default": "{}"}""");
        integrate("queue", """
                "IntegrationType": "AWS", "IntegrationUri": "arn:aws:apigateway:us-east-1:sqs:path/q\"""");
        serve();
        SocketClient client = SocketClient.open(url);
        assertThat(client.ask("{\"action\": \"ping\", \"n\": 7}")).isEqualTo("pong 7 of ping");
        assertThat(client.ask("{\"action\": \"broken\"}")).contains("Internal server error");
        assertThat(line("broken")).contains("must give a statusCode");
        assertThat(client.ask("{\"action\": \"queue\"}")).contains("Internal server error");
        assertThat(line("queue")).contains("does not emulate the integration of queue");
    }

    /** As a browser connects, which cannot send headers. */
    @Test
    void aPresignedAddressConnects() throws Exception {
        route("$connect", ", \"AuthorizationType\": \"AWS_IAM\"");
        serveEcho();
        SdkHttpRequest presigned = AwsV4HttpSigner.create()
                .sign(sign -> sign.identity(AwsBasicCredentials.create("local", "local"))
                        .request(SdkHttpRequest.builder()
                                .method(SdkHttpMethod.GET)
                                .uri(URI.create(url.replaceFirst("^ws", "http")))
                                .build())
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "execute-api")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1")
                        .putProperty(AwsV4HttpSigner.AUTH_LOCATION, AwsV4HttpSigner.AuthLocation.QUERY_STRING)
                        .putProperty(AwsV4HttpSigner.EXPIRATION_DURATION, Duration.ofMinutes(1))
                        .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(fixture.clock.now(), ZoneOffset.UTC)))
                .request();
        String address = url + "?" + presigned.encodedQueryParameters().orElseThrow();
        assertThat(json(SocketClient.open(address).ask("hello")).get("body")).contains(Value.of("hello"));
        assertThat(SocketClient.refused(address + "0")).isEqualTo(403);
        fixture.clock.advance(Duration.ofSeconds(61));
        assertThat(SocketClient.refused(address)).isEqualTo(403);
    }

    @Test
    void pagesOfOtherOriginsMayNotConnect() {
        serveEcho();
        assertThat(SocketClient.refused(url, "Origin: https://evil.example")).isEqualTo(403);
        assertThat(SocketClient.refused(url, "Origin: http://localhost:5173")).isEqualTo(101);
    }

    @Test
    void routesAreListedWithTheirAddress() {
        route("send", "");
        serveEcho();
        String address = url.replace("dev", "");
        assertThat(server.listing())
                .containsExactly("  web-F  " + address + "dev $default", "  web-F  " + address + "dev send");
        assertThat(SocketClient.refused(address + "prod")).isEqualTo(404);
        assertThat(fixture.target.recordedOnly("web")).isEmpty();
    }

    @Test
    void whoeverStaysConnectedIsSentAwayWhenTheServerEnds() throws Exception {
        serveEcho();
        SocketClient client = SocketClient.open(url);
        client.ask("hello");
        gateway.close();
        assertThat(client.closed.get(20, TimeUnit.SECONDS)).isEqualTo("1001 Going away");
    }
}
