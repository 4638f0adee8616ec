/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.gateway;

import static io.github.serverlessmaven.local.gateway.GatewayFixture.request;
import static io.github.serverlessmaven.local.gateway.GatewayFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import io.github.serverlessmaven.local.http.HttpReply;
import io.github.serverlessmaven.local.http.WebRequest;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;

class HttpApiAuthorizersTest {

    private static final String ISSUER = "https://issuer.example/pool";
    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

    private static RSAKey key;
    private static RSAKey otherKey;
    private static ECKey ecKey;

    @TempDir
    Path folder;

    private GatewayFixture fixture;
    private HttpApiGateway gateway;

    @BeforeAll
    static void keys() throws JOSEException {
        key = new RSAKeyGenerator(2048).keyID("one").generate();
        otherKey = new RSAKeyGenerator(2048).keyID("one").generate();
        ecKey = new ECKeyGenerator(Curve.P_256).keyID("ec").generate();
    }

    @BeforeEach
    void open() throws Exception {
        fixture = new GatewayFixture(folder);
        Path file = folder.resolve("keys.json");
        Files.writeString(file, new JWKSet(List.of(key.toPublicJWK(), ecKey.toPublicJWK())).toString());
        gateway = gateway(Optional.of(file), true);
    }

    private HttpApiGateway gateway(Optional<Path> keys, boolean areOn) {
        return new HttpApiGateway(fixture.setUp(new AuthorizerSettings(areOn, keys, "us-east-1")));
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    /** An API whose route {@code GET /a/{id}} has an authorizer, and {@code GET /one} with payload format 1.0 too. */
    private void deploy(String authorizer, String route) {
        String auth = authorizer.isEmpty() ? "" : """
                "Auth": {"Type": "AWS::ApiGatewayV2::Authorizer", "Properties": {"ApiId": {"Ref": "Api"}, "Name": "auth", %s}},""".formatted(authorizer);
        List<String> resources = new ArrayList<>();
        for (String[] parts : new String[][] {{"Two", "GET /a/{id}", "2.0"}, {"One", "GET /one", "1.0"}}) {
            resources.add("""
                    "%1$sI": {"Type": "AWS::ApiGatewayV2::Integration", "Properties": {"ApiId": {"Ref": "Api"}, "IntegrationType": "AWS_PROXY",
                      "IntegrationUri": {"Fn::GetAtt": ["F", "Arn"]}, "PayloadFormatVersion": "%3$s"}},
                    "%1$sR": {"Type": "AWS::ApiGatewayV2::Route", "Properties": {"ApiId": {"Ref": "Api"}, "RouteKey": "%2$s",
                      "Target": {"Fn::Sub": "integrations/${%1$sI}"}, %4$s}}""".formatted(parts[0], parts[1], parts[2], route));
        }
        fixture.deploy(List.of("F", "A"), """
                "Api": {"Type": "AWS::ApiGatewayV2::Api", "Properties": {"Name": "shop", "ProtocolType": "HTTP"}},
                """ + auth + """
                "Stage": {"Type": "AWS::ApiGatewayV2::Stage", "Properties": {"ApiId": {"Ref": "Api"}, "StageName": "$default"}},
                """ + String.join(", ", resources));
    }

    private void deployJwt(String scopes) {
        deploy("""
                "AuthorizerType": "JWT", "IdentitySource": ["$request.header.Authorization"],
                "JwtConfiguration": {"Issuer": "%s", "Audience": ["shop", "app"]}""".formatted(ISSUER), """
                "AuthorizationType": "JWT", "AuthorizerId": {"Ref": "Auth"}, "AuthorizationScopes": [%s]""".formatted(scopes));
    }

    private HttpReply get(String target, String... headers) {
        return gateway.answer(request("GET", target, "", headers)).orElseThrow();
    }

    private String authorizer() {
        return Json.compact(Values.mapping(fixture.functions.event(), "requestContext")
                .get("authorizer")
                .orElse(new Value.Null()));
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience("shop")
                .subject("me")
                .expirationTime(Date.from(NOW.plusSeconds(60)));
    }

    private static String signed(JWSHeader header, JWTClaimsSet claims, JWSSigner signer) throws JOSEException {
        SignedJWT token = new SignedJWT(header, claims);
        token.sign(signer);
        return token.serialize();
    }

    private static JWSHeader header(JWSAlgorithm algorithm, String kid) {
        return new JWSHeader.Builder(algorithm).keyID(kid).build();
    }

    private static String token(JWTClaimsSet.Builder claims) throws JOSEException {
        return signed(header(JWSAlgorithm.RS256, "one"), claims.build(), new RSASSASigner(key));
    }

    @Test
    void aValidTokenIsLetInAndItsClaimsAreTexts() throws Exception {
        deployJwt("");
        String token =
                token(claims().claim("n", 1).claim("groups", List.of("a", "b")).issueTime(Date.from(NOW)));
        assertThat(get("/a/1", "Authorization: Bearer " + token).status()).isEqualTo(200);
        assertThat(authorizer())
                .isEqualTo(
                        "{\"jwt\":{\"claims\":{\"aud\":\"shop\",\"exp\":\"1796040060\",\"groups\":\"[a b]\",\"iat\":\"1796040000\","
                                + "\"iss\":\"" + ISSUER + "\",\"n\":\"1\",\"sub\":\"me\"},\"scopes\":null}}");
        assertThat(get("/one", "Authorization: " + token).status()).isEqualTo(200);
        assertThat(authorizer()).startsWith("{\"claims\":{").endsWith(",\"scopes\":null}");
    }

    static Stream<String[]> invalidTokens() throws JOSEException {
        return Stream.of(
                new String[] {"expired", token(claims().expirationTime(Date.from(NOW))), "has expired"},
                new String[] {"without an end", token(claims().expirationTime(null)), "has expired"},
                new String[] {
                    "of tomorrow", token(claims().notBeforeTime(Date.from(NOW.plusSeconds(1)))), "not valid yet"
                },
                new String[] {
                    "issued tomorrow", token(claims().issueTime(Date.from(NOW.plusSeconds(1)))), "in the future"
                },
                new String[] {"for others", token(claims().audience("other")), "another audience"},
                new String[] {
                    "for another client",
                    token(claims().audience((String) null).claim("client_id", "x")),
                    "another audience"
                },
                new String[] {
                    "for others and a client",
                    token(claims().audience("other").claim("client_id", "shop")),
                    "another audience"
                },
                new String[] {"of another issuer", token(claims().issuer("https://evil.example")), "the issuer is"},
                new String[] {
                    "by another key",
                    signed(header(JWSAlgorithm.RS256, "one"), claims().build(), new RSASSASigner(otherKey)),
                    "the signature does not fit"
                },
                new String[] {
                    "by an unknown key",
                    signed(header(JWSAlgorithm.RS256, "two"), claims().build(), new RSASSASigner(key)),
                    "has no key two"
                },
                new String[] {
                    "without a key",
                    signed(new JWSHeader(JWSAlgorithm.RS256), claims().build(), new RSASSASigner(key)),
                    "has no kid"
                },
                new String[] {"unsigned", new PlainJWT(claims().build()).serialize(), "not a signed"},
                new String[] {
                    "signed by the public key as a secret",
                    signed(
                            header(JWSAlgorithm.HS256, "one"),
                            claims().build(),
                            new MACSigner(key.toRSAPublicKey().getEncoded())),
                    "the algorithm HS256"
                },
                new String[] {
                    "by an elliptic curve",
                    signed(header(JWSAlgorithm.ES256, "ec"), claims().build(), new ECDSASigner(ecKey)),
                    "the algorithm ES256"
                },
                new String[] {
                    "by RSA under the name of another key's curve",
                    signed(header(JWSAlgorithm.RS256, "ec"), claims().build(), new RSASSASigner(key)),
                    "not a signed"
                },
                new String[] {"changed", token(claims()).replaceFirst("\\.", ".eyJhIjoxfQ."), "not a signed"},
                new String[] {"no token", "hello", "not a signed"});
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("invalidTokens")
    void anInvalidTokenIsRefused(String name, String token, String cause) {
        deployJwt("");
        HttpReply reply = get("/a/1", "Authorization: Bearer " + token);
        assertThat(text(reply)).isEqualTo("401 {\"message\":\"Unauthorized\"}");
        assertThat(GatewayFixture.header(reply, "WWW-Authenticate")).containsExactly("Bearer error=\"invalid_token\"");
        assertThat(reply.cause().orElseThrow()).contains(cause);
        assertThat(fixture.functions.called()).isEmpty();
    }

    @Test
    void aTokenOfAClientNeedsNoAudience() throws Exception {
        deployJwt("");
        String token = token(claims().audience((String) null).claim("client_id", "app"));
        assertThat(get("/a/1", "Authorization: Bearer " + token).status()).isEqualTo(200);
        assertThat(text(get("/a/1"))).isEqualTo("401 {\"message\":\"Unauthorized\"}");
    }

    @Test
    void oneScopeOfTheRouteIsEnough() throws Exception {
        deployJwt("\"read\", \"write\"");
        assertThat(get("/a/1", "Authorization: Bearer " + token(claims().claim("scope", "openid read")))
                        .status())
                .isEqualTo(200);
        assertThat(authorizer()).endsWith("\"scopes\":[\"openid\",\"read\"]}}");
        assertThat(get("/a/1", "Authorization: Bearer " + token(claims().claim("scp", List.of("write"))))
                        .status())
                .isEqualTo(200);
        for (JWTClaimsSet.Builder without : List.of(claims(), claims().claim("scope", "reader"))) {
            assertThat(text(get("/a/1", "Authorization: Bearer " + token(without))))
                    .isEqualTo("403 {\"message\":\"Forbidden\"}");
        }
    }

    @Test
    void keysAreThoseThatTheIssuerPublishesForTwoHours() throws Exception {
        List<String> asked = new ArrayList<>();
        HttpServer issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String address = "http://127.0.0.1:" + issuer.getAddress().getPort();
        issuer.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            asked.add(path);
            byte[] body = (path.endsWith("/keys")
                            ? new JWKSet(key.toPublicJWK()).toString()
                            : "{\"jwks_uri\": \"" + address + "/keys\"}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        issuer.start();
        gateway = gateway(Optional.empty(), true);
        deploy("""
                "AuthorizerType": "JWT", "IdentitySource": ["$request.header.Authorization"],
                "JwtConfiguration": {"Issuer": "%s/pool/", "Audience": ["shop"]}""".formatted(address), """
                "AuthorizationType": "JWT", "AuthorizerId": {"Ref": "Auth"}""");
        JWTClaimsSet.Builder claims =
                claims().issuer(address + "/pool/").expirationTime(Date.from(NOW.plus(Duration.ofDays(1))));
        try {
            assertThat(get("/a/1", "Authorization: " + token(claims)).status()).isEqualTo(200);
            assertThat(get("/a/2", "Authorization: " + token(claims)).status()).isEqualTo(200);
            assertThat(asked).containsExactly("/pool/.well-known/openid-configuration", "/keys");
            fixture.clock.advance(Duration.ofHours(2));
        } finally {
            issuer.stop(0);
        }
        HttpReply withoutIssuer = get("/a/1", "Authorization: " + token(claims));
        assertThat(withoutIssuer.status()).isEqualTo(401);
        assertThat(withoutIssuer.cause().orElseThrow())
                .contains("the keys of the issuer " + address)
                .endsWith("-Dserverless.start.jwks names a file of keys");
    }

    private void deployLambda(String properties) {
        deploy("""
                "AuthorizerType": "REQUEST", "IdentitySource": ["$request.header.X-Key"], "AuthorizerUri": {"Fn::Join": ["", [
                  "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/", {"Fn::GetAtt": ["A", "Arn"]}, "/invocations"]]}, """ + properties, """
                "AuthorizationType": "CUSTOM", "AuthorizerId": {"Ref": "Auth"}""");
    }

    @Test
    void aFunctionMayAnswerTrueOrFalse() {
        deployLambda("\"AuthorizerPayloadFormatVersion\": \"2.0\", \"EnableSimpleResponses\": true");
        fixture.functions.answers(
                "web-A",
                event -> "{\"isAuthorized\": " + event.contains("\"x-key\":\"good\"")
                        + ", \"context\": {\"n\": 1, \"user\": \"me\"}}");
        assertThat(get("/a/1", "X-Key: good").status()).isEqualTo(200);
        assertThat(authorizer()).isEqualTo("{\"lambda\":{\"n\":1,\"user\":\"me\"}}");
        assertThat(text(get("/a/1", "X-Key: bad"))).isEqualTo("403 {\"message\":\"Forbidden\"}");
        Value.Mapping event = fixture.functions.event();
        assertThat(Values.text(event, "type")).isEqualTo("REQUEST");
        assertThat(Values.text(event, "routeArn"))
                .matches("arn:aws:execute-api:us-east-1:000000000000:[a-z0-9]{10}/\\$default/GET/a/1");
        assertThat(Json.compact(event.get("identitySource").orElseThrow())).isEqualTo("[\"bad\"]");
        assertThat(Json.compact(event.get("pathParameters").orElseThrow())).isEqualTo("{\"id\":\"1\"}");
        assertThat(event.get("body")).isEmpty();
        int calls = fixture.functions.called().size();
        assertThat(text(get("/a/1"))).isEqualTo("401 {\"message\":\"Unauthorized\"}");
        assertThat(fixture.functions.called()).hasSize(calls);
    }

    @Test
    void aFunctionMayAnswerWithAPolicy() {
        deployLambda("\"AuthorizerPayloadFormatVersion\": \"1.0\", \"AuthorizerResultTtlInSeconds\": 60");
        fixture.functions.answers("web-A", event -> """
                {"principalId": "me", "context": {"n": 1}, "policyDocument": {"Version": "2012-10-17", "Statement": [
                  {"Action": "execute-api:Invoke", "Effect": "Allow", "Resource": ["arn:aws:execute-api:*/GET/a/*", "*/GET/one"]},
                  {"Action": ["execute-api:*"], "Effect": "Deny", "Resource": "*/a/secret"}]}}""");
        assertThat(get("/a/1", "X-Key: k").status()).isEqualTo(200);
        assertThat(authorizer()).isEqualTo("{\"lambda\":{\"n\":1}}");
        assertThat(get("/one", "X-Key: k").status()).isEqualTo(200);
        assertThat(authorizer()).isEqualTo("{\"n\":1,\"principalId\":\"me\"}");
        HttpReply denied = get("/a/secret", "X-Key: k");
        assertThat(text(denied)).isEqualTo("403 {\"message\":\"Forbidden\"}");
        assertThat(denied.cause().orElseThrow()).contains("/GET/a/secret");
        assertThat(fixture.functions.called().stream().filter("web-A:$LATEST"::equals))
                .hasSize(1);
        get("/a/1", "X-Key: other");
        fixture.clock.advance(Duration.ofSeconds(60));
        get("/a/1", "X-Key: k");
        assertThat(fixture.functions.called().stream().filter("web-A:$LATEST"::equals))
                .hasSize(3);
        gateway.reset();
        get("/a/1", "X-Key: k");
        assertThat(fixture.functions.called().stream().filter("web-A:$LATEST"::equals))
                .hasSize(4);
    }

    @Test
    void withoutATimeTheFunctionIsAskedEachTime() {
        deployLambda("\"AuthorizerPayloadFormatVersion\": \"2.0\", \"EnableSimpleResponses\": true");
        fixture.functions.answers("web-A", event -> "{\"isAuthorized\": true}");
        get("/a/1", "X-Key: k");
        get("/a/1", "X-Key: k");
        assertThat(fixture.functions.called())
                .containsExactly("web-A:$LATEST", "web-F:$LATEST", "web-A:$LATEST", "web-F:$LATEST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"!no luck", "[]", "{}", "{\"isAuthorized\": \"true\"}", "not JSON"})
    void anAuthorizerThatFailsIsAnInternalError(String answer) {
        deployLambda("\"AuthorizerPayloadFormatVersion\": \"2.0\", \"EnableSimpleResponses\": true");
        fixture.functions.answers("web-A", event -> answer);
        assertThat(text(get("/a/1", "X-Key: k"))).isEqualTo("500 {\"message\":\"Internal Server Error\"}");
    }

    @Test
    void anAuthorizerThatTakesTooLongIsAnInternalError() {
        deployLambda("\"AuthorizerPayloadFormatVersion\": \"2.0\", \"EnableSimpleResponses\": true");
        fixture.functions.answers("web-A", event -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return "";
        });
        fixture.clock.rush();
        HttpReply reply = get("/a/1", "X-Key: k");
        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.cause()).contains("The authorizer failed: it did not answer within 10 s");
    }

    private static WebRequest signedBySdk(String secret, String url, String service, Instant at, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        SdkHttpRequest request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.GET)
                .uri(URI.create(url))
                .putHeader("X-Own", "two  spaces")
                .build();
        SdkHttpRequest signed = AwsV4HttpSigner.create()
                .sign(sign -> sign.identity(AwsBasicCredentials.create("local", secret))
                        .request(request)
                        .payload(ContentStreamProvider.fromByteArray(bytes))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1")
                        .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(at, ZoneOffset.UTC)))
                .request();
        String query = signed.encodedQueryParameters().map(text -> "?" + text).orElse("");
        return request("GET", signed.encodedPath() + query, body, headers(signed.headers()));
    }

    private static String[] headers(Map<String, List<String>> headers) {
        return headers.entrySet().stream()
                .map(header -> header.getKey() + ": " + header.getValue().get(0))
                .toArray(String[]::new);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a/1", "/a/b%20c%2Bd?x=1&x=2&y=a%2Fb%20c&z", "/a/~._-*'()?q=%C3%A9&A=1&a=2"})
    void aRequestSignedByAwsSdkIsLetIn(String target) {
        deploy("", "\"AuthorizationType\": \"AWS_IAM\"");
        WebRequest signed = signedBySdk("local", "http://localhost:3000" + target, "execute-api", NOW, "body");
        HttpReply reply = gateway.answer(signed).orElseThrow();
        assertThat(reply.cause()).isEmpty();
        assertThat(reply.status()).isEqualTo(200);
        assertThat(authorizer())
                .contains(
                        "\"iam\":{\"accessKey\":\"local\",\"accountId\":\"000000000000\"",
                        "\"userArn\":\"arn:aws:iam::");
    }

    private static WebRequest presignedBySdk(String secret, Instant at, Duration life) {
        SdkHttpRequest signed = AwsV4HttpSigner.create()
                .sign(sign -> sign.identity(AwsBasicCredentials.create("local", secret))
                        .request(SdkHttpRequest.builder()
                                .method(SdkHttpMethod.GET)
                                .uri(URI.create("http://localhost:3000/a/b%20c?x=1&y=a%2Fb"))
                                .build())
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "execute-api")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1")
                        .putProperty(AwsV4HttpSigner.AUTH_LOCATION, AwsV4HttpSigner.AuthLocation.QUERY_STRING)
                        .putProperty(AwsV4HttpSigner.EXPIRATION_DURATION, life)
                        .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(at, ZoneOffset.UTC)))
                .request();
        return request(
                "GET",
                signed.encodedPath() + "?" + signed.encodedQueryParameters().orElseThrow(),
                "",
                headers(signed.headers()));
    }

    @Test
    void anAddressThatIsPresignedByAwsSdkIsLetInForItsLife() {
        deploy("", "\"AuthorizationType\": \"AWS_IAM\"");
        for (Duration age : List.of(Duration.ZERO, Duration.ofMinutes(59), Duration.ofMinutes(-4))) {
            HttpReply reply = gateway.answer(presignedBySdk("local", NOW.minus(age), Duration.ofHours(1)))
                    .orElseThrow();
            assertThat(reply.cause()).isEmpty();
            assertThat(reply.status()).isEqualTo(200);
        }
        WebRequest good = presignedBySdk("local", NOW, Duration.ofHours(1));
        String target = good.path() + "?" + good.query();
        String[] host = {"Host: localhost:3000"};
        List<WebRequest> bad = List.of(
                presignedBySdk("other", NOW, Duration.ofHours(1)),
                presignedBySdk("local", NOW.minus(Duration.ofMinutes(61)), Duration.ofHours(1)),
                presignedBySdk("local", NOW.plus(Duration.ofMinutes(6)), Duration.ofHours(1)),
                request("GET", target.replace("x=1", "x=2"), "", host),
                request("GET", target.replace("X-Amz-Expires=3600", "X-Amz-Expires=7200"), "", host),
                request("GET", target.replace("X-Amz-Expires=3600", ""), "", host),
                request("GET", target.replaceFirst("X-Amz-Signature=[^&]*", ""), "", host),
                request("GET", target, "another body", host));
        assertThat(bad)
                .allSatisfy(each ->
                        assertThat(gateway.answer(each).orElseThrow().status()).isEqualTo(403));
    }

    @Test
    void aRequestWithoutTheRightSignatureIsForbidden() {
        deploy("", "\"AuthorizationType\": \"AWS_IAM\"");
        String url = "http://localhost:3000/a/1";
        WebRequest good = signedBySdk("local", url, "execute-api", NOW, "body");
        String authorization = good.header("Authorization").orElseThrow();
        List<WebRequest> bad = List.of(
                request("GET", "/a/1", ""),
                request("GET", "/a/1", "", "Authorization: Bearer x"),
                signedBySdk("other", url, "execute-api", NOW, "body"),
                signedBySdk("local", url, "lambda", NOW, "body"),
                signedBySdk("local", url, "execute-api", NOW.minusSeconds(301), "body"),
                signedBySdk("local", url, "execute-api", NOW.plusSeconds(301), "body"),
                request("GET", "/a/1", "body", "Authorization: " + authorization),
                request("GET", "/a/1", "other body", headersOf(good)),
                request("GET", "/a/2", "body", headersOf(good)),
                request("GET", "/a/1?x=1", "body", headersOf(good)),
                request(
                        "GET",
                        "/a/1",
                        "body",
                        headersOf(good, authorization, authorization.replace("=local/", "=AKIAONE/"))));
        assertThat(bad)
                .allSatisfy(request -> assertThat(text(gateway.answer(request).orElseThrow()))
                        .isEqualTo("403 {\"message\":\"Forbidden\"}"));
        assertThat(fixture.functions.called()).isEmpty();
    }

    private static String[] headersOf(WebRequest request, String... replacement) {
        return Stream.of(request.head().getHeaders())
                .map(header -> header.getName() + ": "
                        + (replacement.length == 2
                                ? header.getValue().replace(replacement[0], replacement[1])
                                : header.getValue()))
                .toArray(String[]::new);
    }

    @Test
    void authorizersCanBeOff() {
        deployJwt("\"read\"");
        gateway = gateway(Optional.empty(), false);
        assertThat(get("/a/1").status()).isEqualTo(200);
        assertThat(authorizer()).isEqualTo("null");
    }

    @Test
    void anAuthorizerThatIsNotDeployedIsAnInternalError() {
        deploy("", "\"AuthorizationType\": \"CUSTOM\", \"AuthorizerId\": \"elsewhere\"");
        assertThat(text(get("/a/1"))).isEqualTo("500 {\"message\":\"Internal Server Error\"}");
    }
}
