/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.gateway;

import static io.github.serverlessmaven.local.gateway.GatewayFixture.header;
import static io.github.serverlessmaven.local.gateway.GatewayFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.serverlessmaven.compile.CompiledService;
import io.github.serverlessmaven.local.http.HttpReply;
import io.github.serverlessmaven.local.http.Payload;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mapping templates and models. {@code RestApiOfflineTest} compares the templates of Serverless with another implementation. */
class MappedIntegrationTest extends RestApiFixture {

    /** The integration of a method that the plugin generates. */
    private static String generated(String event) {
        Value.Mapping template = CompiledService.of("""
                service: web
                provider: {name: aws, runtime: java21}
                functions:
                  f:
                    handler: com.example.F
                    events:
                      - http: {path: a, %s}
                """.formatted(event)).template();
        return Values.mapping(template, "Resources").entries().values().stream()
                .map(Values::asMapping)
                .map(resource -> Values.mapping(resource, "Properties"))
                .map(properties -> Values.mapping(properties, "Integration"))
                .filter(integration -> !integration.entries().isEmpty())
                .filter(integration -> Values.text(integration, "Type").equals("MOCK") == event.contains("cors"))
                .map(integration -> Json.compact(integration).replace("FLambdaFunction", "F"))
                .findFirst()
                .orElseThrow();
    }

    private void deployGenerated(String event, String... properties) {
        resource("/a");
        method("ANY", "/a", generated(event), String.join("", properties));
        deploy();
    }

    private void deployIntegration(String properties) {
        resource("/a");
        method("ANY", "/a", "{" + properties.replace("%s", FUNCTION_URI.formatted("F")) + "}", "");
        deploy();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a=1&b=2|{\"a\":\"1\",\"b\":\"2\"}",
                "a=x+y&b=%C3%A9%26|{\"a\":\"x y\",\"b\":\"é&\"}",
                "a|{\"a\":\"\"}",
                "q=it%27s&r=%22&s=%5C&t=a/b|{\"q\":\"it's\",\"r\":\"\\\"\",\"s\":\"\\\\\",\"t\":\"a/b\"}",
                "a[]=1|{\"a[]\":\"1\"}",
            })
    void aFormIsAnObject(String form, String body) {
        deployGenerated("method: post, integration: lambda");
        send("POST", "/dev/a", form, "Content-Type: application/x-www-form-urlencoded");
        assertThat(event("body")).isEqualTo(body);
    }

    @Test
    void whatTheTemplateOfServerlessKnowsReachesTheFunction() {
        deployGenerated("method: post, integration: lambda");
        send("POST", "/dev/a?q=it's \"q\"&m=1&m=2", "{\"n\": [1.5, null]}", "X-Own: a/b\\c");
        assertThat(event("body")).isEqualTo("{\"n\":[1.5,null]}");
        assertThat(event("query")).isEqualTo("{\"q\":\"it's \\\"q\\\"\",\"m\":\"2\"}");
        assertThat(event("headers", "X-Own")).isEqualTo("\"a/b\\\\c\"");
        assertThat(event("enhancedAuthContext")).isEqualTo("{}");
        assertThat(event("identity", "sourceIp")).isEqualTo("\"127.0.0.1\"");
        assertThat(event("identity", "user")).isEqualTo("\"\"");
        assertThat(event("stageVariables")).isEqualTo("{}");
        assertThat(event("requestPath")).isEqualTo("\"/a\"");
        assertThat(event("method")).isEqualTo("\"POST\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NEVER|text/plain|415 {\"message\":\"Unsupported Media Type\"}",
                "WHEN_NO_TEMPLATES|text/plain|415 {\"message\":\"Unsupported Media Type\"}",
                "WHEN_NO_MATCH|text/plain|200 {}",
                "NEVER|application/json;charset=utf-8|200 {}",
                "NEVER|APPLICATION/JSON|200 {}",
                "NEVER||200 {}",
            })
    void whatPassesWithoutATemplateIsSaid(String behaviour, String type, String answer) {
        deployIntegration(
                "\"Type\": \"AWS\", \"Uri\": %s, \"PassthroughBehavior\": \"" + behaviour + "\","
                        + " \"RequestTemplates\": {\"application/json\": \"{\\\"own\\\": $input.body}\"}, \"IntegrationResponses\": [{\"StatusCode\": 200}]");
        fixture.functions.answers("web-F", event -> "{}");
        HttpReply reply = type == null
                ? send("POST", "/dev/a", "{\"a\":1}")
                : send("POST", "/dev/a", "{\"a\":1}", "Content-Type: " + type);
        assertThat(text(reply)).isEqualTo(answer);
        if (reply.status() == 200) {
            assertThat(Json.compact(fixture.functions.event()))
                    .isEqualTo(behaviour.equals("WHEN_NO_MATCH") ? "{\"a\":1}" : "{\"own\":{\"a\":1}}");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "$input.path('$.list').size()|2",
                "$input.path('$.list[?(@.n == 2)].s')[0]|two",
                "$input.json('$.list[*].n')|[1,2]",
                "$input.json('$.none')|\"\"",
                "$input.path('$.none')|",
                "$input.json('$.null')|null",
                "#foreach($x in $input.path('$.list'))$foreach.count:$x.s#if($foreach.hasNext),#end#end|1:one,2:two",
                "#set($map = $util.parseJson('{\"k\": 3}'))$map.k|3",
                "$util.urlEncode('a b&ü')-$util.urlDecode('%C3%BC')|a+b%26%C3%BC-ü",
                "$util.base64Encode('ü')-$util.base64Decode('w7w=')|w7w=-ü",
                "$util.escapeJavaScript(\"a'b\")|a\\'b",
                "$context.httpMethod $context.identity.sourceIp $context.none.deeper|POST 127.0.0.1",
                "$stageVariables.none$undefined|",
                "$input.params('id') $input.params().header.get('x-own')|7 own",
                "$input.params().querystring.keySet()|[id]",
                "$input.class.classLoader|",
            })
    void templatesHaveTheVariablesOfApiGateway(String template, String result) {
        deployIntegration(
                "\"Type\": \"AWS\", \"Uri\": %s, \"IntegrationResponses\": [{\"StatusCode\": 200, \"ResponseTemplates\": {\"text/plain\": "
                        + Json.compact(Value.of(template)) + "}}]");
        fixture.functions.answers(
                "web-F",
                event -> "{\"list\": [{\"n\": 1, \"s\": \"one\"}, {\"n\": 2, \"s\": \"two\"}], \"null\": null}");
        HttpReply reply = send("POST", "/dev/a?id=7", "{\"list\": [1, 2]}", "X-Own: own");
        assertThat(text(reply).substring(4).strip()).isEqualTo(result == null ? "" : result);
        assertThat(header(reply, "Content-Type")).containsExactly("text/plain");
    }

    @Test
    void aBodyThatIsNotJsonIsTheFaultOfTheCaller() {
        deployGenerated("method: post, integration: lambda");
        assertThat(text(send("POST", "/dev/a", "{bad")))
                .startsWith("400 {\"message\":\"Could not parse request body into json");
    }

    @Test
    void aTemplateThatIsMalformedIsTheFaultOfTheApi() {
        deployIntegration("\"Type\": \"AWS\", \"Uri\": %s, \"RequestTemplates\": {\"application/json\": \"#if(\"}");
        HttpReply reply = send("POST", "/dev/a", "{}");
        assertThat(text(reply)).isEqualTo("500 {\"message\":\"Internal server error\"}");
        assertThat(reply.cause().orElseThrow()).startsWith("a mapping fails: ");
        assertThat(fixture.functions.called()).isEmpty();
    }

    @Test
    void anEventThatIsNotJsonIsNotSent() {
        deployIntegration("\"Type\": \"AWS\", \"Uri\": %s, \"RequestTemplates\": {\"application/json\": \"{oops\"}");
        assertThat(text(send("POST", "/dev/a", "{}")))
                .isEqualTo("400 {\"message\":\"Could not parse request body into json: the event is not JSON\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\": 1}|201 <p>{a=1}</p>",
                "\"text\"|201 <p>text</p>",
                "!it is bad|400 {\"problem\": \"it is bad\"}",
                "!other|201 <p>{errorType=Error, errorMessage=other}</p>",
                "!404 none|404 {\"errorType\":\"Error\",\"errorMessage\":\"404 none\"}",
            })
    void theMessageOfAnErrorSelectsTheResponse(String answer, String reply) {
        deployIntegration(
                "\"Type\": \"AWS\", \"Uri\": %s, \"IntegrationResponses\": ["
                        + "{\"StatusCode\": \"400\", \"SelectionPattern\": \".*bad\", \"ResponseTemplates\": {\"application/json\": \"{\\\"problem\\\": $input.json('$.errorMessage')}\"}},"
                        + "{\"StatusCode\": \"404\", \"SelectionPattern\": \"404.*\", \"ResponseParameters\": {\"method.response.header.X-Type\": \"integration.response.body.errorType\"}},"
                        + "{\"StatusCode\": \"201\", \"ResponseParameters\": {\"method.response.header.X-Id\": \"context.requestId\"}, \"ResponseTemplates\": {\"text/html\": \"<p>$input.path('$')</p>\"}}]");
        fixture.functions.answers("web-F", event -> answer);
        HttpReply given = get("/dev/a");
        assertThat(text(given)).isEqualTo(reply);
        assertThat(header(given, "X-Type")).hasSize(given.status() == 404 ? 1 : 0);
        assertThat(header(given, "X-Id")).hasSize(given.status() == 201 ? 1 : 0);
    }

    @Test
    void aTemplateMayOverrideStatusAndHeaders() {
        deployIntegration(
                "\"Type\": \"AWS\", \"Uri\": %s, \"IntegrationResponses\": [{\"StatusCode\": \"200\","
                        + " \"ResponseParameters\": {\"method.response.header.X-Own\": \"'no'\"}, \"ResponseTemplates\": {\"application/json\":"
                        + " \"#set($context.responseOverride.status = 418)#set($context.responseOverride.header.X-Own = $input.path('$.x'))tea\"}}]");
        fixture.functions.answers("web-F", event -> "{\"x\": \"yes\"}");
        HttpReply reply = get("/dev/a");
        assertThat(text(reply)).isEqualTo("418 tea");
        assertThat(header(reply, "X-Own")).containsExactly("yes");
    }

    @Test
    void withoutAResponseThatFitsThereIsAnError() {
        deployIntegration(
                "\"Type\": \"AWS\", \"Uri\": %s, \"IntegrationResponses\": [{\"StatusCode\": \"400\", \"SelectionPattern\": \"bad\"}]");
        assertThat(text(get("/dev/a"))).isEqualTo("500 {\"message\":\"Internal server error\"}");
    }

    @Test
    void nobodyWaitsForAnAsynchronousFunction() {
        deployGenerated("method: post, async: true, integration: lambda");
        assertThat(text(send("POST", "/dev/a", "{\"a\":1}"))).isEqualTo("200 ");
        assertThat(fixture.functions.called()).containsExactly("web-F later");
        assertThat(event("body")).isEqualTo("{\"a\":1}");
    }

    @Test
    void contentHandlingDecodesBase64() {
        deployGenerated("method: get, integration: lambda, response: {contentHandling: CONVERT_TO_BINARY}");
        fixture.functions.answers("web-F", event -> "\"aGk=\"");
        assertThat(text(get("/dev/a"))).isEqualTo("200 hi");
    }

    @Test
    void aMockAnswersWhatItsTemplatesSay() {
        deployIntegration(
                "\"Type\": \"MOCK\", \"RequestTemplates\": {\"application/json\":"
                        + " \"{statusCode: #if($input.params('fail') != '')500#else 200#end}\"}, \"IntegrationResponses\": ["
                        + "{\"StatusCode\": \"503\", \"SelectionPattern\": \"5\\\\d\\\\d\", \"ResponseTemplates\": {\"application/json\": \"{\\\"down\\\": true}\"}},"
                        + "{\"StatusCode\": \"200\", \"ResponseTemplates\": {\"application/json\": \"{\\\"path\\\": \\\"$context.path\\\"}\"}}]");
        assertThat(text(get("/dev/a"))).isEqualTo("200 {\"path\": \"/dev/a\"}");
        assertThat(text(get("/dev/a?fail=1"))).isEqualTo("503 {\"down\": true}");
    }

    @Test
    void aMockWithoutAStatusFails() {
        deployIntegration("\"Type\": \"MOCK\"");
        HttpReply reply = get("/dev/a");
        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.cause().orElseThrow()).contains("must give a statusCode");
    }

    @ParameterizedTest
    @CsvSource({
        "https://shop.example.com, https://shop.example.com, 200",
        "https://b.example.org, https://b.example.org, 200",
        "https://evil.example, https://*.example.com, 403",
        "https://shopXexample.com, https://*.example.com, 403"
    })
    void preflightRequestsNameTheOriginOfSeveral(String origin, String allowed, int status) {
        resource("/a");
        method(
                "OPTIONS",
                "/a",
                generated("method: get, cors: {origins: ['https://*.example.com', 'https://b.example.org']}"),
                "");
        method("GET", "/a", PROXY, "");
        deploy();
        HttpReply preflight = send("OPTIONS", "/dev/a", "", "Origin: " + origin, "Access-Control-Request-Method: GET");
        assertThat(header(preflight, "Access-Control-Allow-Origin")).containsExactly(allowed);
        assertThat(get("/dev/a", "Origin: " + origin).status()).isEqualTo(status);
    }

    @Test
    void anotherServerGetsWhatIsMapped() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String seen = exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("X-Tenant") + " "
                    + exchange.getRequestHeaders().containsKey("X-Other") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            byte[] answer = seen.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("X-Server", "own");
            exchange.sendResponseHeaders(seen.contains("fail") ? 404 : 201, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        try {
            resource("/a");
            resource("/a/{id}");
            method("POST", "/a/{id}", """
                    {"Type": "HTTP", "IntegrationHttpMethod": "PUT", "Uri": "http://127.0.0.1:%d/to/{id}",
                     "RequestParameters": {"integration.request.path.id": "method.request.path.id",
                       "integration.request.querystring.page": "method.request.querystring.p", "integration.request.header.X-Tenant": "'t 1'"},
                     "RequestTemplates": {"application/json": "<$input.path('$.a')>"},
                     "IntegrationResponses": [{"StatusCode": "200", "ResponseParameters":
                       {"method.response.header.X-Mapped": "integration.response.header.X-Server"}},
                       {"StatusCode": "409", "SelectionPattern": "404"}]}""".formatted(server.getAddress().getPort()), "");
            deploy();
            HttpReply reply = send("POST", "/dev/a/x%20y?p=2&q=3", "{\"a\": 1}", "X-Other: no");
            assertThat(text(reply)).isEqualTo("200 PUT /to/x%20y?page=2 t 1 false <1>");
            assertThat(header(reply, "X-Mapped")).containsExactly("own");
            assertThat(header(reply, "X-Server")).isEmpty();
            assertThat(send("POST", "/dev/a/fail", "{}").status()).isEqualTo(409);
        } finally {
            server.stop(0);
        }
        assertThat(text(send("POST", "/dev/a/x", "{}"))).isEqualTo("502 {\"message\":\"Internal server error\"}");
    }

    /** What a service of AWS that runs here gets of a request with the body <code>{"n": 1}</code>. */
    private String seenBy(String service, String uri, String properties) throws Exception {
        return seenBy(service, "POST", uri, properties, "{\"n\": 1}");
    }

    private String seenBy(String service, String method, String uri, String properties, String body) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] answer = String.join(
                            " ",
                            exchange.getRequestMethod(),
                            exchange.getRequestURI().toString(),
                            exchange.getRequestHeaders().getFirst("Content-Type"),
                            exchange.getRequestHeaders().getFirst("X-Amz-Target"),
                            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8))
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        fixture.services.put(
                service, URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
        try {
            resource("/a");
            resource("/a/{key+}");
            method("POST", "/a/{key+}", """
                    {"Type": "AWS", "IntegrationHttpMethod": "%s", "Uri": "arn:aws:apigateway:us-east-1:%s",
                     "IntegrationResponses": [{"StatusCode": "200"}], %s}""".formatted(method, uri, properties), "");
            deploy();
            return text(send("POST", "/dev/a/in%20a/c%2B%C3%A4.txt", body));
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aQueueGetsAFormFromParametersOfTheQuery() throws Exception {
        assertThat(seenBy("SQS", "sqs:path//000000000000/q", """
                "RequestParameters": {"integration.request.querystring.Action": "'SendMessage'",
                  "integration.request.querystring.MessageBody": "method.request.body"}"""))
                .isEqualTo("200 POST /000000000000/q application/x-www-form-urlencoded null"
                        + " Action=SendMessage&MessageBody=%7B%22n%22%3A%201%7D&Version=2012-11-05");
    }

    @Test
    void aQueueGetsAFormFromATemplate() throws Exception {
        assertThat(seenBy("SQS", "sqs:path/000000000000/q", """
                "RequestParameters": {"integration.request.header.Content-Type": "'application/x-www-form-urlencoded'"},
                "RequestTemplates": {"application/json": "Action=SendMessage&MessageBody=$util.urlEncode($input.body)"}"""))
                .isEqualTo("200 POST /000000000000/q application/x-www-form-urlencoded null"
                        + " Action=SendMessage&MessageBody=%7B%22n%22%3A+1%7D&Version=2012-11-05");
    }

    @Test
    void aTopicGetsItsAction() throws Exception {
        assertThat(seenBy("SNS", "sns:action/Publish", """
                "RequestParameters": {"integration.request.querystring.TopicArn": "'arn:t'"}"""))
                .isEqualTo("200 POST / application/x-www-form-urlencoded null"
                        + " TopicArn=arn%3At&Action=Publish&Version=2010-03-31");
    }

    @Test
    void aBusGetsJson() throws Exception {
        assertThat(seenBy("EVENTBRIDGE", "events:action/PutEvents", """
                "RequestTemplates": {"application/json": "{\\"Entries\\": [$input.body]}"}"""))
                .isEqualTo("200 POST / application/x-amz-json-1.1 AWSEvents.PutEvents {\"Entries\": [{\"n\": 1}]}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DYNAMODB|dynamodb:action/PutItem|application/x-amz-json-1.0 DynamoDB_20120810.PutItem",
                "KINESIS|kinesis:action/PutRecord|application/x-amz-json-1.1 Kinesis_20131202.PutRecord",
            })
    void aTableAndAStreamGetTheirActions(String service, String uri, String sent) throws Exception {
        assertThat(seenBy(service, uri, """
                "RequestTemplates": {"application/json": "{\\"id\\": $input.json('$.n')}"}""")).isEqualTo("200 POST / " + sent + " {\"id\": 1}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET|s3:path/{bucket}/{key}|/photos/in%20a/c%2B%C3%A4.txt",
                "PUT|s3:path/photos/{key}|/photos/in%20a/c%2B%C3%A4.txt",
                "DELETE|photos.s3:path/{key}|/photos/in%20a/c%2B%C3%A4.txt",
                "GET|s3:path//photos|/photos",
            })
    void aBucketGetsItsObjectInThePath(String method, String uri, String path) throws Exception {
        assertThat(seenBy("S3", method, uri, """
                "RequestParameters": {"integration.request.path.bucket": "'photos'",
                  "integration.request.path.key": "method.request.path.key",
                  "integration.request.header.Content-Type": "'text/plain'"}""", "content"))
                .isEqualTo("200 " + method + " " + path + " text/plain null content");
    }

    @Test
    void bytesAreStoredAndReadAsTheyAre() throws Exception {
        byte[] image = {(byte) 0xff, (byte) 0xd8, 0, 10, (byte) 0x80};
        HttpServer store = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        store.createContext("/", exchange -> {
            byte[] stored = exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, stored.length);
            exchange.getResponseBody().write(stored);
            exchange.close();
        });
        store.start();
        fixture.services.put(
                "S3", URI.create("http://127.0.0.1:" + store.getAddress().getPort()));
        try {
            api = ", \"BinaryMediaTypes\": [\"image/jpeg\"]";
            resource("/a");
            method("PUT", "/a", """
                    {"Type": "AWS", "IntegrationHttpMethod": "PUT", "Uri": "arn:aws:apigateway:us-east-1:s3:path/photos/a",
                     "IntegrationResponses": [{"StatusCode": "200"}]}""", "");
            deploy();
            HttpReply reply = gateway.answer(GatewayFixture.request("PUT", "/dev/a", image, "Content-Type: image/jpeg"))
                    .orElseThrow();
            assertThat(((Payload) reply.body()).bytes()).isEqualTo(image);
        } finally {
            store.stop(0);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dynamodb:action/GetItem|start with -Dserverless.local.dynamodb=true",
                "s3:path/photos/a|declare the bucket in the template",
                "sqs:path/000000000000/q|declare the queue in the template",
                "kinesis:action/PutRecord|name a server that has it with -Dserverless.local.sources",
                "states:action/StartExecution|call AWS from a function",
            })
    void aServiceThatDoesNotRunHereIsNamedWithWhatHelps(String uri, String remedy) {
        resource("/a");
        method("POST", "/a", """
                {"Type": "AWS", "IntegrationHttpMethod": "POST", "Uri": "arn:aws:apigateway:us-east-1:%s",
                 "IntegrationResponses": [{"StatusCode": "200"}]}""".formatted(uri), "");
        deploy();
        HttpReply reply = send("POST", "/dev/a", "{}");
        assertThat(text(reply)).isEqualTo("500 {\"message\":\"Internal server error\"}");
        assertThat(reply.cause()).hasValueSatisfying(cause -> assertThat(cause).contains(remedy));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\": \"n\"}|application/json|200",
                "{\"name\": \"n\", \"address\": {\"street\": \"s\"}}|application/json; charset=utf-8|200",
                "{\"name\": 1}||400",
                "{}|application/json|400",
                "{\"name\": \"n\", \"address\": {}}|application/json|400",
                "{\"name\": \"n\", \"age\": 0}|application/json|400",
                "[]|application/json|400",
                "not json|application/json|400",
                "|application/json|400",
                "anything|text/plain|200",
            })
    void bodiesAreValidatedAgainstTheModelOfTheirContentType(String body, String type, int status) {
        resource("/a");
        method("POST", "/a", PROXY, """
                , "RequestValidatorId": {"Ref": "V"}, "RequestModels": {"application/json": {"Ref": "Person"}}""");
        deploy("""
                "V": {"Type": "AWS::ApiGateway::RequestValidator", "Properties": {"RestApiId": {"Ref": "Api"}, "ValidateRequestBody": true}},
                "G": {"Type": "AWS::ApiGateway::GatewayResponse", "Properties": {"RestApiId": {"Ref": "Api"}, "ResponseType": "BAD_REQUEST_BODY",
                  "ResponseParameters": {"gatewayresponse.header.X-Own": "'yes'"}}},
                "Address": {"Type": "AWS::ApiGateway::Model", "Properties": {"RestApiId": {"Ref": "Api"}, "Name": "Address", "ContentType":
                  "application/json", "Schema": "{\\"type\\": \\"object\\", \\"required\\": [\\"street\\"]}"}},
                "Person": {"Type": "AWS::ApiGateway::Model", "Properties": {"RestApiId": {"Ref": "Api"}, "ContentType": "application/json",
                  "Schema": {"$schema": "http://json-schema.org/draft-04/schema#", "type": "object", "required": ["name"], "properties": {
                    "name": {"type": "string"}, "age": {"type": "integer", "minimum": 0, "exclusiveMinimum": true},
                    "address": {"$ref": {"Fn::Sub": "https://apigateway.amazonaws.com/restapis/${Api}/models/Address"}}}}}}""");
        HttpReply reply =
                send("POST", "/dev/a", body == null ? "" : body, type == null ? "X-None: 1" : "Content-Type: " + type);
        assertThat(reply.status()).as(() -> text(reply) + reply.cause()).isEqualTo(status);
        if (status == 400) {
            assertThat(text(reply)).isEqualTo("400 {\"message\":\"Invalid request body\"}");
            assertThat(header(reply, "X-Own")).containsExactly("yes");
            assertThat(reply.cause()).isPresent();
        }
    }

    @Test
    void gatewayResponsesMayTellWhatIsWrongWithABody() {
        resource("/a");
        method("POST", "/a", PROXY, """
                , "RequestValidatorId": {"Ref": "V"}, "RequestModels": {"application/json": {"Ref": "M"}}""");
        deploy("""
                "V": {"Type": "AWS::ApiGateway::RequestValidator", "Properties": {"RestApiId": {"Ref": "Api"}, "ValidateRequestBody": true}},
                "G": {"Type": "AWS::ApiGateway::GatewayResponse", "Properties": {"RestApiId": {"Ref": "Api"}, "ResponseType": "BAD_REQUEST_BODY",
                  "ResponseTemplates": {"application/json": "$context.error.validationErrorString"}}},
                "M": {"Type": "AWS::ApiGateway::Model", "Properties": {"RestApiId": {"Ref": "Api"}, "Schema": {"required": ["name"]}}}""");
        assertThat(text(send("POST", "/dev/a", "{}"))).contains("required property 'name' not found");
    }

    @Test
    void theStageOfAnIntegrationHasVariables() {
        resource("/a");
        method(
                "GET",
                "/a",
                "{\"Type\": \"MOCK\", \"RequestTemplates\": {\"application/json\": \"{statusCode: 200}\"},"
                        + " \"IntegrationResponses\": [{\"StatusCode\": \"200\", \"ResponseParameters\": {\"method.response.header.X-V\":"
                        + " \"stageVariables.color\"}, \"ResponseTemplates\": {\"application/json\": \"$stageVariables.color\"}}]}",
                "");
        deploy(
                "\"S\": {\"Type\": \"AWS::ApiGateway::Stage\", \"Properties\": {\"RestApiId\": {\"Ref\": \"Api\"}, \"StageName\": \"dev\","
                        + " \"Variables\": {\"color\": \"red\"}}}");
        HttpReply reply = get("/dev/a");
        assertThat(text(reply)).isEqualTo("200 red");
        assertThat(header(reply, "X-V")).containsExactly("red");
    }
}
