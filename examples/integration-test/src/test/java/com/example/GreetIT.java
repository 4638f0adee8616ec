/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** Calls the packaged function over HTTP, as its users will. */
class GreetIT {

    @Test
    void greetsWhoeverThePathNames() throws Exception {
        URI url = URI.create(System.getProperty("functions.url") + "/greetings-dev-greet/Ada");
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofString());
        assertEquals(200, answer.statusCode());
        assertEquals("Hello, Ada!", answer.body());
    }
}
