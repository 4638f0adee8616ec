/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.gateway;

import static io.github.serverlessmaven.local.gateway.GatewayFixture.header;
import static io.github.serverlessmaven.local.gateway.GatewayFixture.request;
import static io.github.serverlessmaven.local.gateway.GatewayFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.serverlessmaven.local.http.HttpReply;
import io.github.serverlessmaven.local.http.WebRequest;
import io.github.serverlessmaven.local.state.LocalUrls;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpApiGatewayTest {

    private static final String API = """
            "HttpApi": {"Type": "AWS::ApiGatewayV2::Api", "Properties": {"Name": "shop", "ProtocolType": "HTTP"%s}}""";
    private static final String STAGE = """
            "Stage": {"Type": "AWS::ApiGatewayV2::Stage", "Properties": {"ApiId": {"Ref": "HttpApi"},
              "StageName": "%s", "AutoDeploy": true%s}}""";

    @TempDir
    Path folder;

    private GatewayFixture fixture;
    private HttpApiGateway gateway;

    @BeforeEach
    void open() {
        fixture = new GatewayFixture(folder);
        gateway = new HttpApiGateway(fixture.setUp());
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private void deployAt(String stage, String cors, String... routes) {
        List<String> resources = new ArrayList<>(List.of(API.formatted(cors), stage));
        for (int i = 0; i < routes.length; i++) {
            String[] parts = routes[i].split(" -> ");
            String version = parts.length > 1 ? parts[1] : "2.0";
            resources.add("""
                    "I%1$d": {"Type": "AWS::ApiGatewayV2::Integration", "Properties": {"ApiId": {"Ref": "HttpApi"},
                      "IntegrationType": "AWS_PROXY", "IntegrationUri": {"Fn::GetAtt": ["F", "Arn"]},
                      "PayloadFormatVersion": "%3$s", "TimeoutInMillis": 30000}},
                    "R%1$d": {"Type": "AWS::ApiGatewayV2::Route", "Properties": {"ApiId": {"Ref": "HttpApi"}, "RouteKey": "%2$s",
                      "Target": {"Fn::Join": ["/", ["integrations", {"Ref": "I%1$d"}]]}}}""".formatted(i, parts[0], version));
        }
        fixture.deploy(List.of("F"), resources.toArray(String[]::new));
    }

    private void deploy(String... routes) {
        deployAt(STAGE.formatted("$default", ""), "", routes);
    }

    private HttpReply answer(WebRequest request) {
        return gateway.answer(request).orElseThrow();
    }

    private HttpReply get(String target, String... headers) {
        return answer(request("GET", target, "", headers));
    }

    private String event(String... path) {
        Value value = fixture.functions.event();
        for (String key : path) {
            value = Values.asMapping(value).get(key).orElseThrow();
        }
        return Json.compact(value);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /pets/dog/1, GET /pets/dog/1",
        "GET, /pets/dog/2, GET /pets/dog/{id}",
        "GET, /pets/cat/1, GET /pets/{proxy+}",
        "POST, /pets/dog/1, ANY /{proxy+}",
        "GET, /pets/me, ANY /pets/me",
        "GET, /a/b/c, ANY /{proxy+}",
        "GET, /pets/dog/1/, GET /pets/{proxy+}",
        "GET, /, $default",
        "PUT, /other, PUT /other",
        "GET, /other, ANY /other",
    })
    void theMostSpecificRouteTakesARequest(String method, String path, String route) {
        deploy(
                "$default",
                "ANY /{proxy+}",
                "GET /pets/{proxy+}",
                "GET /pets/dog/{id}",
                "GET /pets/dog/1",
                "GET /pets/{name}",
                "ANY /pets/me",
                "ANY /other",
                "PUT /other");
        answer(request(method, path, ""));
        assertThat(event("routeKey")).isEqualTo("\"" + route + "\"");
    }

    @Test
    void whatNoRouteTakesIsNotFound() {
        deploy("GET /users/{id}");
        for (String path : List.of("/users", "/users/", "/users/1/", "/other", "/users/1/2")) {
            assertThat(text(get(path))).as(path).isEqualTo("404 {\"message\":\"Not Found\"}");
        }
        assertThat(text(answer(request("POST", "/users/1", "")))).isEqualTo("404 {\"message\":\"Not Found\"}");
        assertThat(gateway.answer(request("GET", "/", ""))).isEmpty();
        assertThat(fixture.functions.called()).isEmpty();
    }

    @Test
    void withoutAnApiNothingIsAnswered() {
        fixture.deploy(List.of("F"));
        assertThat(gateway.answer(request("GET", "/users", ""))).isEmpty();
    }

    @Test
    void aFunctionReceivesFormat2() {
        deploy("GET /users/{id}");
        get("/users/a%20b?x=1&x=2&y=%26&z", "X-Custom: one", "x-custom: two", "Cookie: a=1; b=2", "User-Agent: test");
        assertThat(Json.compact(fixture.functions.event())).isEqualToIgnoringNewLines("""
                {"version":"2.0","routeKey":"GET /users/{id}","rawPath":"/users/a b","rawQueryString":"x=1&x=2&y=%26&z",\
                "cookies":["a=1","b=2"],"headers":{"host":"localhost:3000","user-agent":"test","x-custom":"one,two",\
                "x-forwarded-for":"127.0.0.1","x-forwarded-port":"3000","x-forwarded-proto":"http"},\
                "queryStringParameters":{"x":"1,2","y":"&","z":""},"requestContext":{"accountId":"000000000000","apiId":"API",\
                "domainName":"localhost:3000","domainPrefix":"localhost","http":{"method":"GET","path":"/users/a b",\
                "protocol":"HTTP/1.1","sourceIp":"127.0.0.1","userAgent":"test"},"requestId":"id-1","routeKey":"GET /users/{id}",\
                "stage":"$default","time":"30/Nov/2026:12:00:00 +0000","timeEpoch":1796040000000},"pathParameters":{"id":"a b"},\
                "isBase64Encoded":false}""".replace("API", api()));
    }

    private String api() {
        return fixture.state()
                .read()
                .resources("AWS::ApiGatewayV2::Api")
                .findFirst()
                .orElseThrow()
                .physicalId();
    }

    @Test
    void aFunctionReceivesFormat1() {
        deployAt(STAGE.formatted("dev", ", \"StageVariables\": {\"table\": \"t\"}"), "", "POST /a/{proxy+} -> 1.0");
        answer(request(
                "POST",
                "/dev/a/b/c?x=1&x=2",
                "{}",
                "X-Custom: one",
                "X-Custom: two",
                "Content-Type: application/json"));
        assertThat(event("version")).isEqualTo("\"1.0\"");
        assertThat(event("resource")).isEqualTo("\"/a/{proxy+}\"");
        assertThat(event("path")).isEqualTo("\"/dev/a/b/c\"");
        assertThat(event("headers", "X-Custom")).isEqualTo("\"two\"");
        assertThat(event("multiValueHeaders", "X-Custom")).isEqualTo("[\"one\",\"two\"]");
        assertThat(event("queryStringParameters")).isEqualTo("{\"x\":\"2\"}");
        assertThat(event("multiValueQueryStringParameters")).isEqualTo("{\"x\":[\"1\",\"2\"]}");
        assertThat(event("pathParameters")).isEqualTo("{\"proxy\":\"b/c\"}");
        assertThat(event("stageVariables")).isEqualTo("{\"table\":\"t\"}");
        assertThat(event("body")).isEqualTo("\"{}\"");
        assertThat(event("requestContext", "stage")).isEqualTo("\"dev\"");
        assertThat(event("requestContext", "resourcePath")).isEqualTo("\"/a/{proxy+}\"");
        assertThat(event("requestContext", "requestTime")).isEqualTo("\"30/Nov/2026:12:00:00 +0000\"");
        get("/dev/a/b");
    }

    @Test
    void emptyPartsOfFormat1AreNull() {
        deploy("GET /a -> 1.0");
        get("/a");
        for (String key : List.of(
                "queryStringParameters",
                "multiValueQueryStringParameters",
                "pathParameters",
                "stageVariables",
                "body")) {
            assertThat(event(key)).as(key).isEqualTo("null");
        }
    }

    @Test
    void aStageWithANameIsPartOfThePath() {
        deployAt(STAGE.formatted("dev", ""), "", "GET /a");
        assertThat(get("/dev/a").status()).isEqualTo(200);
        assertThat(event("rawPath")).isEqualTo("\"/dev/a\"");
        assertThat(get("/a").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "text/plain; charset=utf-8, false",
        "application/json, false",
        "application/problem+json, false",
        "application/xml, false",
        "application/javascript, false",
        "APPLICATION/JSON, false",
        "application/x-www-form-urlencoded, true",
        "image/png, true",
        "application/octet-stream, true",
    })
    void theContentTypeTellsWhetherABodyIsText(String type, boolean isBinary) {
        deploy("POST /a");
        answer(request("POST", "/a", "é", "Content-Type: " + type));
        assertThat(event("isBase64Encoded")).isEqualTo(Boolean.toString(isBinary));
        assertThat(event("body")).isEqualTo(isBinary ? "\"w6k=\"" : "\"é\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"statusCode\": 201, \"body\": \"made\"} | 201 made",
                "{\"statusCode\": \"404\"} | 404 ",
                "{\"hello\": \"world\"} | 200 {\"hello\": \"world\"}",
                "\"text\" | 200 text",
                "[1,2] | 200 [1,2]",
                "null | 200 null",
                "{\"statusCode\": 200, \"body\": \"aGk=\", \"isBase64Encoded\": true} | 200 hi",
                "{\"statusCode\": 200, \"body\": \"%\", \"isBase64Encoded\": true} | 500 {\"message\":\"Internal Server Error\"}",
                "{\"statusCode\": 99} | 500 {\"message\":\"Internal Server Error\"}",
                "{\"statusCode\": \"many\"} | 500 {\"message\":\"Internal Server Error\"}",
                "not JSON | 500 {\"message\":\"Internal Server Error\"}",
                "!failed | 500 {\"message\":\"Internal Server Error\"}",
            })
    void anAnswerOfFormat2IsAReplyOrItsBody(String answer, String reply) {
        deploy("GET /a");
        fixture.functions.answers("web-F", event -> answer);
        assertThat(text(get("/a"))).isEqualTo(reply.endsWith(" ") || reply.contains(" ") ? reply : reply + " ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"hello\": 1}",
                "\"text\"",
                "null",
                "{\"statusCode\": 200, \"body\": {}}",
                "{\"statusCode\": 600}"
            })
    void anAnswerOfFormat1MustHaveAStatus(String answer) {
        deploy("GET /a -> 1.0");
        fixture.functions.answers("web-F", event -> answer);
        HttpReply reply = get("/a");
        assertThat(text(reply)).isEqualTo("500 {\"message\":\"Internal Server Error\"}");
        assertThat(reply.cause().orElseThrow()).startsWith("The function's answer is malformed: ");
    }

    @Test
    void headersAndCookiesOfBothFormatsAreSet() {
        deploy("GET /two", "GET /one -> 1.0");
        String headers =
                "{\"statusCode\": 200, \"headers\": {\"X-A\": 1, \"x-b\": \"b\"}, \"cookies\": [\"a=1\", \"b=2\"],"
                        + " \"multiValueHeaders\": {\"X-B\": [\"b1\", \"b2\"]}}";
        fixture.functions.answers("web-F", event -> headers);
        HttpReply two = get("/two");
        assertThat(header(two, "X-A")).containsExactly("1");
        assertThat(header(two, "X-B")).containsExactly("b");
        assertThat(header(two, "Set-Cookie")).containsExactly("a=1", "b=2");
        assertThat(header(two, "Content-Type")).containsExactly("text/plain;charset=UTF-8");
        HttpReply one = get("/one");
        assertThat(header(one, "X-B")).containsExactly("b1", "b2");
        assertThat(header(one, "Set-Cookie")).isEmpty();
    }

    @Test
    void aFunctionThatTakesTooLongIsUnavailable() {
        deploy("GET /slow");
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
        HttpReply reply = get("/slow");
        end.countDown();
        assertThat(text(reply)).isEqualTo("503 {\"message\":\"Service Unavailable\"}");
        assertThat(reply.cause()).contains("web-F did not answer within 30000 ms");
    }

    @Test
    void bodiesHaveALimit() {
        deploy("POST /a");
        String large = "{\"message\":\"Request Entity Too Large\"}";
        assertThat(text(answer(request("POST", "/a", "x".repeat(10_485_761), "Content-Type: text/plain"))))
                .isEqualTo("413 " + large);
        assertThat(text(answer(request("POST", "/a", "x".repeat(6_300_000), "Content-Type: text/plain"))))
                .isEqualTo("413 " + large);
        assertThat(answer(request("POST", "/a", "x".repeat(6_000_000), "Content-Type: text/plain"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aRouteCallsTheAliasThatItNames() {
        fixture.deploy(
                List.of("F"),
                API.formatted(""),
                STAGE.formatted("$default", ", \"StageVariables\": {\"alias\": \"live\"}"),
                """
                "V": {"Type": "AWS::Lambda::Version", "Properties": {"FunctionName": {"Ref": "F"}}},
                "Live": {"Type": "AWS::Lambda::Alias", "Properties": {"FunctionName": {"Ref": "F"}, "Name": "live",
                  "FunctionVersion": {"Fn::GetAtt": ["V", "Version"]}}},
                "I": {"Type": "AWS::ApiGatewayV2::Integration", "Properties": {"ApiId": {"Ref": "HttpApi"},
                  "IntegrationType": "AWS_PROXY", "IntegrationUri": {"Ref": "Live"}, "PayloadFormatVersion": "2.0"}},
                "J": {"Type": "AWS::ApiGatewayV2::Integration", "Properties": {"ApiId": {"Ref": "HttpApi"},
                  "IntegrationType": "AWS_PROXY", "PayloadFormatVersion": "2.0", "IntegrationUri": {"Fn::Join": ["", [
                    "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/", {"Fn::GetAtt": ["F", "Arn"]},
                    ":${stageVariables.alias}/invocations"]]}}},
                "R": {"Type": "AWS::ApiGatewayV2::Route", "Properties": {"ApiId": {"Ref": "HttpApi"}, "RouteKey": "GET /a",
                  "Target": {"Fn::Sub": "integrations/${I}"}}},
                "S": {"Type": "AWS::ApiGatewayV2::Route", "Properties": {"ApiId": {"Ref": "HttpApi"}, "RouteKey": "GET /b",
                  "Target": {"Fn::Sub": "integrations/${J}"}}}""");
        get("/a");
        get("/b");
        assertThat(fixture.functions.called()).containsExactly("web-F:1", "web-F:1");
        assertThat(gateway.routes()).contains(new ServedRoute("web-F:live", "GET", "/a"));
    }

    @Test
    void corsSettingsAnswerBrowsersAndReplaceTheFunctionsHeaders() {
        deployAt(STAGE.formatted("$default", ""), """
                , "CorsConfiguration": {"AllowOrigins": ["https://good.example"], "AllowMethods": ["GET", "PUT"],
                  "AllowHeaders": ["x-key"], "ExposeHeaders": ["x-own"], "AllowCredentials": true, "MaxAge": 60}""", "GET /a", "OPTIONS /b");
        HttpReply preflight = answer(request(
                "OPTIONS", "/anything", "", "Origin: https://good.example", "Access-Control-Request-Method: PUT"));
        assertThat(text(preflight)).isEqualTo("204 ");
        assertThat(header(preflight, "Access-Control-Allow-Origin")).containsExactly("https://good.example");
        assertThat(header(preflight, "Access-Control-Allow-Methods")).containsExactly("GET,PUT");
        assertThat(header(preflight, "Access-Control-Allow-Headers")).containsExactly("x-key");
        assertThat(header(preflight, "Access-Control-Max-Age")).containsExactly("60");
        assertThat(header(
                        answer(request(
                                "OPTIONS",
                                "/a",
                                "",
                                "Origin: https://evil.example",
                                "Access-Control-Request-Method: PUT")),
                        "Access-Control-Allow-Origin"))
                .isEmpty();
        fixture.functions.answers(
                "web-F", event -> "{\"statusCode\": 200, \"headers\": {\"Access-Control-Allow-Origin\": \"*\"}}");
        HttpReply reply = get("/a", "Origin: https://good.example");
        assertThat(header(reply, "Access-Control-Allow-Origin")).containsExactly("https://good.example");
        assertThat(header(reply, "Access-Control-Expose-Headers")).containsExactly("x-own");
        assertThat(answer(request("OPTIONS", "/b", "")).status()).isEqualTo(200);
    }

    @Test
    void pagesOfThisMachineMayCallAndThoseOfOthersOnlyWithCors() {
        deploy("ANY /a");
        assertThat(get("/a", "Origin: http://localhost:5173").status()).isEqualTo(200);
        assertThat(get("/a", "Origin: https://evil.example").status()).isEqualTo(403);
        assertThat(get("/a", "Origin: http://localhost.evil.example").status()).isEqualTo(403);
        assertThat(get("/a", "Origin: null").status()).isEqualTo(403);
        assertThat(get("/a", "Sec-Fetch-Site: cross-site").status()).isEqualTo(403);
        assertThat(get("/a", "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document")
                        .status())
                .isEqualTo(200);
        assertThat(answer(request(
                                "POST",
                                "/a",
                                "",
                                "Sec-Fetch-Site: cross-site",
                                "Sec-Fetch-Mode: navigate",
                                "Sec-Fetch-Dest: document"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void anotherServerAnswersForAnHttpIntegration() throws Exception {
        HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext("/", exchange -> {
            byte[] body = (exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                            + exchange.getRequestHeaders().getFirst("X-Key") + " "
                            + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8))
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("X-Own", "yes");
            exchange.sendResponseHeaders(202, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        other.start();
        try {
            fixture.deploy(List.of(), API.formatted(""), STAGE.formatted("$default", ""), """
                    "I": {"Type": "AWS::ApiGatewayV2::Integration", "Properties": {"ApiId": {"Ref": "HttpApi"},
                      "IntegrationType": "HTTP_PROXY", "IntegrationMethod": "ANY", "PayloadFormatVersion": "1.0",
                      "IntegrationUri": "http://127.0.0.1:%d/base/{proxy}"}},
                    "R": {"Type": "AWS::ApiGatewayV2::Route", "Properties": {"ApiId": {"Ref": "HttpApi"},
                      "RouteKey": "ANY /p/{proxy+}", "Target": {"Fn::Sub": "integrations/${I}"}}}""".formatted(
                            other.getAddress().getPort()));
            HttpReply reply = answer(request("POST", "/p/a%20b/c?x=1", "body", "X-Key: k"));
            assertThat(text(reply)).isEqualTo("202 POST /base/a%20b/c?x=1 k body");
            assertThat(header(reply, "X-Own")).containsExactly("yes");
        } finally {
            other.stop(0);
        }
        assertThat(text(answer(request("GET", "/p/a", "")))).isEqualTo("500 {\"message\":\"Internal Server Error\"}");
    }

    @Test
    void anApiIsReachedByItsIdToo() {
        deploy("GET /a");
        assertThat(get("/a", "Host: " + api() + ".localhost:3000").status()).isEqualTo(200);
        assertThat(event("requestContext", "domainPrefix")).isEqualTo("\"" + api() + "\"");
    }

    @Test
    void addressesOfAwsAreThoseOfThisMachineWhereTheyAreRead() {
        fixture.deploy(List.of("F"), API.formatted(""), """
                "U": {"Type": "AWS::Lambda::Url", "Properties": {"AuthType": "NONE", "TargetFunctionArn": {"Fn::GetAtt": ["F", "Arn"]}}},
                "Q": {"Type": "AWS::SQS::Queue", "Properties": {
                  "A": {"Fn::Sub": "https://${HttpApi}.execute-api.${AWS::Region}.${AWS::URLSuffix}/a"},
                  "B": {"Fn::GetAtt": ["HttpApi", "ApiEndpoint"]},
                  "C": {"Fn::Join": ["", ["wss://", {"Ref": "HttpApi"}, ".execute-api.us-east-1.amazonaws.com/dev"]]},
                  "D": {"Fn::GetAtt": ["U", "FunctionUrl"]},
                  "E": "https://other.execute-api.us-east-1.amazonaws.com, https://other.lambda-url.us-east-1.on.aws/"}}""");
        List<String> values = fixture
                .state()
                .read()
                .resources("AWS::SQS::Queue")
                .findFirst()
                .orElseThrow()
                .properties()
                .entries()
                .values()
                .stream()
                .map(Values::scalar)
                .toList();
        String others = "https://other.execute-api.us-east-1.amazonaws.com, https://other.lambda-url.us-east-1.on.aws/";
        AtomicReference<Optional<URI>> running = new AtomicReference<>(Optional.empty());
        LocalUrls urls = new LocalUrls(fixture.state(), running::get);
        assertThat(values)
                .extracting(urls::localized)
                .containsExactly(
                        "http://localhost:3000/a",
                        "http://localhost:3000",
                        "ws://localhost:3000/dev",
                        "http://localhost:3000/web-F/",
                        others);
        running.set(Optional.of(URI.create("http://127.0.0.1:3999")));
        assertThat(urls.localized(values.get(0))).isEqualTo("http://127.0.0.1:3999/a");
        urls.serveAt("http://127.0.0.1:4000");
        assertThat(values)
                .extracting(urls::localized)
                .containsExactly(
                        "http://127.0.0.1:4000/a",
                        "http://127.0.0.1:4000",
                        "ws://127.0.0.1:4000/dev",
                        "http://127.0.0.1:4000/web-F/",
                        others);
        assertThat(fixture.target.recordedOnly("web")).isEmpty();
    }
}
