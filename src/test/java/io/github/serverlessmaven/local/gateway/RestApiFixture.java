/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.gateway;

import static io.github.serverlessmaven.local.gateway.GatewayFixture.request;

import io.github.serverlessmaven.local.http.HttpReply;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A REST API with the resources and methods that a test gives it; its functions are {@code F} and {@code A}, its stage {@code dev}. */
abstract class RestApiFixture {

    static final String FUNCTION_URI = """
            {"Fn::Join": ["", ["arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/", {"Fn::GetAtt": ["%s", "Arn"]}, "/invocations"]]}""";
    static final String PROXY = "{\"Type\": \"AWS_PROXY\", \"IntegrationHttpMethod\": \"POST\", \"Uri\": "
            + FUNCTION_URI.formatted("F") + "}";

    @TempDir
    Path folder;

    GatewayFixture fixture;
    RestApiGateway gateway;
    String api = "";
    final List<String> resources = new ArrayList<>();

    @BeforeEach
    void open() {
        fixture = new GatewayFixture(folder);
        gateway = gateway(Optional.empty());
        resources.add(
                "\"Deployment\": {\"Type\": \"AWS::ApiGateway::Deployment\", \"Properties\": {\"RestApiId\": {\"Ref\": \"Api\"},"
                        + " \"StageName\": \"dev\"}}");
    }

    RestApiGateway gateway(Optional<Path> keys) {
        return new RestApiGateway(fixture.setUp(fixture.authorizers(keys)));
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    /** A resource for the last segment of a path, whose parents are there. */
    void resource(String path) {
        int slash = path.lastIndexOf('/');
        String parent = slash == 0
                ? "{\"Fn::GetAtt\": [\"Api\", \"RootResourceId\"]}"
                : "{\"Ref\": \"" + id(path.substring(0, slash)) + "\"}";
        resources.add("""
                "%s": {"Type": "AWS::ApiGateway::Resource", "Properties": {"RestApiId": {"Ref": "Api"}, "ParentId": %s,
                  "PathPart": "%s"}}""".formatted(id(path), parent, path.substring(slash + 1)));
    }

    static String id(String path) {
        return "R" + path.replace("/", "S").replaceAll("[^A-Za-z0-9]", "X");
    }

    void method(String name, String path, String integration, String properties) {
        String resource = path.equals("/")
                ? "{\"Fn::GetAtt\": [\"Api\", \"RootResourceId\"]}"
                : "{\"Ref\": \"" + id(path) + "\"}";
        resources.add("""
                "M%s": {"Type": "AWS::ApiGateway::Method", "Properties": {"RestApiId": {"Ref": "Api"}, "ResourceId": %s,
                  "HttpMethod": "%s", "Integration": %s%s}}""".formatted(resources.size(), resource, name, integration, properties));
    }

    void deploy(String... more) {
        resources.add(
                "\"Api\": {\"Type\": \"AWS::ApiGateway::RestApi\", \"Properties\": {\"Name\": \"shop\"" + api + "}}");
        resources.addAll(List.of(more));
        fixture.deploy(List.of("F", "A"), resources.toArray(String[]::new));
    }

    void deployRoute(String properties, String... more) {
        resource("/a");
        resource("/a/{id}");
        method("GET", "/a/{id}", PROXY, properties);
        deploy(more);
    }

    HttpReply send(String method, String target, String body, String... headers) {
        return gateway.answer(request(method, target, body, headers)).orElseThrow();
    }

    HttpReply get(String target, String... headers) {
        return send("GET", target, "", headers);
    }

    String event(String... path) {
        Value value = fixture.functions.event();
        for (String key : path) {
            value = Values.asMapping(value).get(key).orElse(new Value.Null());
        }
        return Json.compact(value);
    }
}
