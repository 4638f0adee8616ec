/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.gateway;

import static io.github.serverlessmaven.local.gateway.GatewayFixture.header;
import static io.github.serverlessmaven.local.gateway.GatewayFixture.request;
import static io.github.serverlessmaven.local.gateway.GatewayFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.github.serverlessmaven.local.http.HttpReply;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RestApiGatewayTest extends RestApiFixture {

    @ParameterizedTest
    @CsvSource({
        "GET, /dev/users/1, /users/{id}",
        "GET, /dev/users/1/, /users/{id}",
        "GET, /dev/users/me, /users/me",
        "GET, /dev/users/a/b, /{proxy+}",
        "POST, /dev/users/1, ",
        "GET, /dev/other, /{proxy+}",
        "GET, /dev, /",
        "GET, /dev/, /",
        "GET, /dev/users, /{proxy+}",
    })
    void theMostSpecificResourceTakesARequest(String method, String path, String resource) {
        for (String each : List.of("/{proxy+}", "/users", "/users/{id}", "/users/me")) {
            resource(each);
        }
        method("GET", "/", PROXY, "");
        method("ANY", "/{proxy+}", PROXY, "");
        method("GET", "/users/{id}", PROXY, "");
        method("ANY", "/users/me", PROXY, "");
        deploy();
        HttpReply reply = send(method, path, "");
        if (resource == null) {
            assertThat(text(reply)).isEqualTo("403 {\"message\":\"Missing Authentication Token\"}");
        } else {
            assertThat(event("resource")).isEqualTo("\"" + resource + "\"");
        }
    }

    @Test
    void otherStagesAreNotOfTheApi() {
        deployRoute("");
        assertThat(gateway.answer(request("GET", "/prod/a/1", ""))).isEmpty();
        assertThat(gateway.answer(request("GET", "/a/1", ""))).isEmpty();
        assertThat(gateway.routes()).containsExactly(new ServedRoute("web-F", "GET", "/dev/a/{id}"));
    }

    @Test
    void aFunctionReceivesThePathEncodedAndItsVariablesDecoded() {
        deployRoute("");
        get("/dev/a/x%20y?q=1&q=2", "X-Custom: one", "X-Custom: two");
        assertThat(event("version")).isEqualTo("null");
        assertThat(event("path")).isEqualTo("\"/a/x%20y\"");
        assertThat(event("pathParameters")).isEqualTo("{\"id\":\"x y\"}");
        assertThat(event("queryStringParameters")).isEqualTo("{\"q\":\"2\"}");
        assertThat(event("multiValueQueryStringParameters")).isEqualTo("{\"q\":[\"1\",\"2\"]}");
        assertThat(event("multiValueHeaders", "X-Custom")).isEqualTo("[\"one\",\"two\"]");
        assertThat(event("stageVariables")).isEqualTo("null");
        assertThat(event("body")).isEqualTo("null");
        assertThat(event("requestContext", "path")).isEqualTo("\"/dev/a/x%20y\"");
        assertThat(event("requestContext", "resourcePath")).isEqualTo("\"/a/{id}\"");
        assertThat(event("requestContext", "stage")).isEqualTo("\"dev\"");
        assertThat(event("requestContext", "authorizer")).isEqualTo("null");
    }

    @ParameterizedTest
    @CsvSource({"image/png, true", "application/octet-stream; x=y, true", "application/json, false", "text/plain, false"
    })
    void binaryMediaTypesTellWhatIsBinary(String type, boolean isBinary) {
        api = ", \"BinaryMediaTypes\": [\"image/*\", \"application/octet-stream\"]";
        resource("/a");
        method("POST", "/a", PROXY, "");
        deploy();
        fixture.functions.answers(
                "web-F",
                event -> "{\"statusCode\": 200, \"headers\": {\"Content-Type\": \"" + type + "\"}, \"body\": \"aGk=\","
                        + " \"isBase64Encoded\": true}");
        HttpReply reply = send("POST", "/dev/a", "hi", "Content-Type: " + type);
        assertThat(event("isBase64Encoded")).isEqualTo(Boolean.toString(isBinary));
        assertThat(event("body")).isEqualTo(isBinary ? "\"aGk=\"" : "\"hi\"");
        assertThat(text(reply)).isEqualTo(isBinary ? "200 hi" : "200 aGk=");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "!failed",
                "\"text\"",
                "null",
                "{\"statusCode\": 200, \"body\": {}}",
                "{\"statusCode\": 200, \"cookies\": []}",
                "{\"statusCode\": 1}"
            })
    void aMalformedAnswerIsABadGateway(String answer) {
        deployRoute("");
        fixture.functions.answers("web-F", event -> answer);
        assertThat(text(get("/dev/a/1"))).isEqualTo("502 {\"message\":\"Internal server error\"}");
    }

    @Test
    void anAnswerNeedsNoStatus() {
        deployRoute("");
        fixture.functions.answers(
                "web-F", event -> "{\"body\": \"hi\", \"multiValueHeaders\": {\"X-A\": [\"1\", \"2\"]}}");
        HttpReply reply = get("/dev/a/1");
        assertThat(text(reply)).isEqualTo("200 hi");
        assertThat(header(reply, "X-A")).containsExactly("1", "2");
        assertThat(header(reply, "Content-Type")).containsExactly("application/json");
    }

    @Test
    void aFunctionThatTakesTooLongIsAGatewayTimeout() {
        deployRoute("");
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
        HttpReply reply = get("/dev/a/1");
        end.countDown();
        assertThat(text(reply)).isEqualTo("504 {\"message\":\"Endpoint request timed out\"}");
        assertThat(reply.cause()).contains("web-F did not answer within 29000 ms");
    }

    @Test
    void aMethodMayNeedAKeyOfAUsagePlan() {
        deployRoute(", \"ApiKeyRequired\": true", """
                "K": {"Type": "AWS::ApiGateway::ApiKey", "Properties": {"Enabled": true, "Name": "k", "Value": "secret-key"}},
                "Off": {"Type": "AWS::ApiGateway::ApiKey", "Properties": {"Enabled": false, "Name": "off", "Value": "off-key"}},
                "Free": {"Type": "AWS::ApiGateway::ApiKey", "Properties": {"Enabled": true, "Name": "free", "Value": "free-key"}},
                "P": {"Type": "AWS::ApiGateway::UsagePlan", "Properties": {"ApiStages": [{"ApiId": {"Ref": "Api"}, "Stage": "dev"}]}},
                "PK": {"Type": "AWS::ApiGateway::UsagePlanKey", "Properties": {"KeyId": {"Ref": "K"}, "KeyType": "API_KEY",
                  "UsagePlanId": {"Ref": "P"}}},
                "PO": {"Type": "AWS::ApiGateway::UsagePlanKey", "Properties": {"KeyId": {"Ref": "Off"}, "KeyType": "API_KEY",
                  "UsagePlanId": {"Ref": "P"}}}""");
        assertThat(get("/dev/a/1", "x-api-key: secret-key").status()).isEqualTo(200);
        assertThat(event("requestContext", "identity", "apiKey")).isEqualTo("\"secret-key\"");
        for (String key : List.of("x-other: secret-key", "X-Api-Key: off-key", "X-Api-Key: free-key", "X-Api-Key: ")) {
            assertThat(text(get("/dev/a/1", key))).as(key).isEqualTo("403 {\"message\":\"Forbidden\"}");
        }
    }

    @Test
    void aKeyMayNotExceedItsUsagePlan() {
        deployRoute(", \"ApiKeyRequired\": true", """
                "K": {"Type": "AWS::ApiGateway::ApiKey", "Properties": {"Enabled": true, "Value": "one"}},
                "L": {"Type": "AWS::ApiGateway::ApiKey", "Properties": {"Enabled": true, "Value": "two"}},
                "P": {"Type": "AWS::ApiGateway::UsagePlan", "Properties": {"ApiStages": [{"ApiId": {"Ref": "Api"}, "Stage": "dev"}],
                  "Throttle": {"BurstLimit": 2, "RateLimit": 0.5}, "Quota": {"Limit": 4, "Period": "DAY"}}},
                "PK": {"Type": "AWS::ApiGateway::UsagePlanKey", "Properties": {"KeyId": {"Ref": "K"}, "UsagePlanId": {"Ref": "P"}}},
                "PL": {"Type": "AWS::ApiGateway::UsagePlanKey", "Properties": {"KeyId": {"Ref": "L"}, "UsagePlanId": {"Ref": "P"}}}""");
        assertThat(statuses("one", 3)).containsExactly(200, 200, 429);
        assertThat(text(get("/dev/a/1", "X-Api-Key: one"))).isEqualTo("429 {\"message\":\"Too Many Requests\"}");
        assertThat(statuses("two", 1)).containsExactly(200);
        fixture.clock.advance(Duration.ofSeconds(2));
        assertThat(statuses("one", 2)).containsExactly(200, 429);
        fixture.clock.advance(Duration.ofSeconds(4));
        assertThat(statuses("one", 1)).containsExactly(200);
        assertThat(text(get("/dev/a/1", "X-Api-Key: one"))).isEqualTo("429 {\"message\":\"Limit Exceeded\"}");
        gateway.reset();
        assertThat(statuses("one", 1)).containsExactly(200);
        fixture.clock.advance(Duration.ofDays(1));
        assertThat(statuses("one", 1)).containsExactly(200);
    }

    private List<Integer> statuses(String key, int requests) {
        return Stream.generate(() -> get("/dev/a/1", "X-Api-Key: " + key).status())
                .limit(requests)
                .toList();
    }

    @Test
    void requiredParametersAreValidated() {
        deployRoute("""
                , "RequestValidatorId": {"Ref": "V"}, "RequestParameters": {"method.request.querystring.page": true,
                  "method.request.header.X-Tenant": true, "method.request.querystring.size": false}""", """
                "V": {"Type": "AWS::ApiGateway::RequestValidator", "Properties": {"RestApiId": {"Ref": "Api"},
                  "ValidateRequestParameters": true}}""");
        assertThat(get("/dev/a/1?page=1", "X-Tenant: t").status()).isEqualTo(200);
        assertThat(text(get("/dev/a/1")))
                .isEqualTo("400 {\"message\":\"Missing required request parameters: [X-Tenant, page]\"}");
    }

    @Test
    void preflightRequestsAreAnsweredByTheTemplate() {
        resource("/a");
        method("GET", "/a", PROXY, "");
        method("OPTIONS", "/a", """
                {"Type": "MOCK", "RequestTemplates": {"application/json": "{statusCode:200}"}, "IntegrationResponses": [{"StatusCode": "204",
                  "ResponseParameters": {"method.response.header.Access-Control-Allow-Origin": "'https://good.example'",
                    "method.response.header.Access-Control-Allow-Methods": "'GET,OPTIONS'"}, "ResponseTemplates": {"application/json": "#set($x = 1)"}}]}""", "");
        deploy();
        HttpReply preflight =
                send("OPTIONS", "/dev/a", "", "Origin: https://good.example", "Access-Control-Request-Method: GET");
        assertThat(text(preflight)).isEqualTo("204 ");
        assertThat(header(preflight, "Access-Control-Allow-Origin")).containsExactly("https://good.example");
        assertThat(header(preflight, "Access-Control-Allow-Methods")).containsExactly("GET,OPTIONS");
        assertThat(get("/dev/a", "Origin: https://good.example").status()).isEqualTo(200);
        assertThat(get("/dev/a", "Origin: http://localhost:5173").status()).isEqualTo(200);
        assertThat(get("/dev/a", "Origin: https://evil.example").status()).isEqualTo(403);
        assertThat(get("/dev/a", "Sec-Fetch-Site: cross-site").status()).isEqualTo(403);
    }

    @Test
    void gatewayResponsesChangeErrors() {
        deployRoute("", """
                "G": {"Type": "AWS::ApiGateway::GatewayResponse", "Properties": {"RestApiId": {"Ref": "Api"}, "ResponseType": "DEFAULT_4XX",
                  "ResponseParameters": {"gatewayresponse.header.Access-Control-Allow-Origin": "'*'"}}},
                "H": {"Type": "AWS::ApiGateway::GatewayResponse", "Properties": {"RestApiId": {"Ref": "Api"},
                  "ResponseType": "INTEGRATION_FAILURE", "StatusCode": "503",
                  "ResponseTemplates": {"application/json": "{\\"error\\":$context.error.messageString,\\"type\\":\\"$context.error.responseType\\"}"}}}""");
        HttpReply missing = get("/dev/none");
        assertThat(text(missing)).isEqualTo("403 {\"message\":\"Missing Authentication Token\"}");
        assertThat(header(missing, "Access-Control-Allow-Origin")).containsExactly("*");
        fixture.functions.answers("web-F", event -> "!failed");
        assertThat(text(get("/dev/a/1")))
                .isEqualTo("503 {\"error\":\"Internal server error\",\"type\":\"INTEGRATION_FAILURE\"}");
    }

    private static String authorizer(String type, String properties) {
        return """
                "Auth": {"Type": "AWS::ApiGateway::Authorizer", "Properties": {"RestApiId": {"Ref": "Api"}, "Name": "auth",
                  "Type": "%s", %s}}""".formatted(type, properties);
    }

    @Test
    void aFunctionDecidesByATokenAndItsPolicyIsRememberedForAllMethods() {
        resource("/b");
        method("GET", "/b", PROXY, ", \"AuthorizationType\": \"CUSTOM\", \"AuthorizerId\": {\"Ref\": \"Auth\"}");
        deployRoute(
                ", \"AuthorizationType\": \"CUSTOM\", \"AuthorizerId\": {\"Ref\": \"Auth\"}",
                authorizer(
                        "TOKEN",
                        "\"AuthorizerUri\": " + FUNCTION_URI.formatted("A")
                                + ", \"IdentitySource\": \"method.request.header.X-Token\", \"IdentityValidationExpression\": \"[a-z]+\""));
        fixture.functions.answers("web-A", event -> event.contains("\"bad\"") ? "!no luck" : """
                {"principalId": "me", "context": {"n": 1, "b": true}, "policyDocument": {"Version": "2012-10-17", "Statement": [
                  {"Action": "execute-api:Invoke", "Effect": "Allow", "Resource": "*/dev/GET/a/*"},
                  {"Action": "execute-api:Invoke", "Effect": "Deny", "Resource": "*/dev/GET/a/secret"}]}}""");
        assertThat(get("/dev/a/1", "X-Token: good").status()).isEqualTo(200);
        assertThat(event("requestContext", "authorizer"))
                .isEqualTo("{\"n\":\"1\",\"b\":\"true\",\"principalId\":\"me\",\"integrationLatency\":0}");
        assertThat(text(get("/dev/b", "X-Token: good")))
                .isEqualTo("403 {\"Message\":\"User is not authorized to access this resource\"}");
        assertThat(text(get("/dev/a/secret", "X-Token: good")))
                .isEqualTo(
                        "403 {\"Message\":\"User is not authorized to access this resource with an explicit deny\"}");
        assertThat(fixture.functions.called().stream().filter("web-A:$LATEST"::equals))
                .hasSize(1);
        fixture.clock.advance(Duration.ofMinutes(5));
        get("/dev/a/1", "X-Token: good");
        gateway.reset();
        get("/dev/a/1", "X-Token: good");
        assertThat(fixture.functions.called().stream().filter("web-A:$LATEST"::equals))
                .hasSize(3);
        assertThat(text(get("/dev/a/1", "X-Token: bad"))).isEqualTo("500 {\"message\":null}");
        assertThat(text(get("/dev/a/1"))).isEqualTo("401 {\"message\":\"Unauthorized\"}");
        assertThat(text(get("/dev/a/1", "X-Token: 123"))).isEqualTo("401 {\"message\":\"Unauthorized\"}");
    }

    @Test
    void aFunctionDecidesByTheWholeRequest() {
        deployRoute(
                ", \"AuthorizationType\": \"CUSTOM\", \"AuthorizerId\": {\"Ref\": \"Auth\"}",
                authorizer(
                        "REQUEST",
                        "\"AuthorizerResultTtlInSeconds\": 0, \"AuthorizerUri\": " + FUNCTION_URI.formatted("A")
                                + ", \"IdentitySource\": \"method.request.querystring.key, method.request.header.X-Token\""));
        fixture.functions.answers("web-A", event -> "!Unauthorized");
        assertThat(text(get("/dev/a/1?key=k", "X-Token: t"))).isEqualTo("401 {\"message\":\"Unauthorized\"}");
        assertThat(event("type")).isEqualTo("\"REQUEST\"");
        assertThat(event("methodArn")).contains("/dev/GET/a/1\"");
        assertThat(event("pathParameters")).isEqualTo("{\"id\":\"1\"}");
        assertThat(fixture.functions.called()).hasSize(1);
        assertThat(get("/dev/a/1?key=k").status()).isEqualTo(401);
        assertThat(fixture.functions.called()).hasSize(1);
        fixture.functions.answers("web-A", event -> "{\"principalId\": \"me\"}");
        assertThat(text(get("/dev/a/1?key=k", "X-Token: t"))).isEqualTo("500 {\"message\":null}");
    }

    @Test
    void tokensOfAUserPoolAreChecked() throws Exception {
        RSAKey key = new RSAKeyGenerator(2048).keyID("one").generate();
        Path file = folder.resolve("keys.json");
        Files.writeString(file, new JWKSet(key.toPublicJWK()).toString());
        gateway = gateway(Optional.of(file));
        resource("/s");
        method(
                "GET",
                "/s",
                PROXY,
                ", \"AuthorizationType\": \"COGNITO_USER_POOLS\", \"AuthorizerId\": {\"Ref\": \"Auth\"},"
                        + " \"AuthorizationScopes\": [\"read\"]");
        deployRoute(
                ", \"AuthorizationType\": \"COGNITO_USER_POOLS\", \"AuthorizerId\": {\"Ref\": \"Auth\"}",
                authorizer(
                        "COGNITO_USER_POOLS",
                        "\"ProviderARNs\": [\"arn:aws:cognito-idp:eu-west-1:000000000000:userpool/eu-west-1_pool\"]"));
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer("https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_pool")
                .subject("me")
                .expirationTime(Date.from(fixture.clock.now().plusSeconds(60)));
        assertThat(get("/dev/a/1", "Authorization: " + token(key, claims.claim("token_use", "id")))
                        .status())
                .isEqualTo(200);
        assertThat(event("requestContext", "authorizer", "claims", "sub")).isEqualTo("\"me\"");
        String access = token(key, claims.claim("token_use", "access").claim("scope", "read"));
        assertThat(get("/dev/a/1", "Authorization: " + access).status()).isEqualTo(401);
        assertThat(get("/dev/s", "Authorization: " + access).status()).isEqualTo(200);
        assertThat(get("/dev/s", "Authorization: " + token(key, claims.claim("scope", "write")))
                        .status())
                .isEqualTo(401);
        assertThat(get("/dev/a/1", "Authorization: " + token(key, claims.issuer("https://evil.example")))
                        .status())
                .isEqualTo(401);
        assertThat(text(get("/dev/a/1"))).isEqualTo("401 {\"message\":\"Unauthorized\"}");
    }

    private static String token(RSAKey key, JWTClaimsSet.Builder claims) throws Exception {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build(), claims.build());
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    @Test
    void methodsWithIamNeedASignature() {
        deployRoute(", \"AuthorizationType\": \"AWS_IAM\"");
        assertThat(text(get("/dev/a/1"))).isEqualTo("403 {\"message\":\"Missing Authentication Token\"}");
        assertThat(get("/dev/a/1", "Authorization: Bearer x").status()).isEqualTo(403);
    }

    @Test
    void methodsThatCallOtherServicesAreRecordedOnlyAndSaySo() {
        resource("/a");
        method(
                "GET",
                "/a",
                "{\"Type\": \"AWS\", \"Uri\": \"arn:aws:apigateway:us-east-1:dynamodb:action/GetItem\"}",
                "");
        deploy();
        HttpReply reply = get("/dev/a");
        assertThat(text(reply)).isEqualTo("500 {\"message\":\"Internal server error\"}");
        assertThat(reply.cause().orElseThrow()).contains("does not emulate the integration of GET /a");
        assertThat(fixture.target.recordedOnly("web")).containsExactly("M2 (AWS::ApiGateway::Method)");
    }
}
