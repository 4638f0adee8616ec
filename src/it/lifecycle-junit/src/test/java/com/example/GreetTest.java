/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.serverlessmaven.junit.FromService;
import io.github.serverlessmaven.junit.ServerlessTest;
import java.net.URI;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.util.VersionInfo;
import software.amazon.awssdk.services.lambda.LambdaClient;

@ServerlessTest
class GreetTest {

    @FromService
    static URI api;

    @FromService("greet")
    URI url;

    @Test
    void answersBehindTheApi() throws Exception {
        JsonNode answer = new ObjectMapper().readTree(api.resolve("/greeting").toURL());
        assertEquals("Hello", answer.get("greeting").asText());
        assertEquals("2.17.2", answer.get("jackson").asText());
        assertEquals("false", answer.get("packaged").asText());
    }

    @Test
    void answersAtItsUrl() throws Exception {
        assertEquals(
                "Hello",
                new ObjectMapper().readTree(url.toURL()).get("greeting").asText());
    }

    @Test
    void isInvokedByTheSdkOfTheTests(LambdaClient lambda) throws Exception {
        byte[] answer = lambda.invoke(call -> call.functionName("junit-dev-greet"))
                .payload()
                .asByteArray();
        assertEquals(
                "Hello", new ObjectMapper().readTree(answer).get("greeting").asText());
        assertEquals("2.41.11", VersionInfo.SDK_VERSION);
    }
}
