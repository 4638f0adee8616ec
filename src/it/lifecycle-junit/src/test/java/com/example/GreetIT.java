/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.serverlessmaven.junit.ServerlessTest;
import io.github.serverlessmaven.junit.ServiceUnderTest;
import org.junit.jupiter.api.Test;

@ServerlessTest
class GreetIT {

    @Test
    void runsWhatWasPackaged(ServiceUnderTest service) {
        String answer = service.invoke("greet", "{}").payload();
        assertTrue(answer.contains("\"packaged\":true"), answer);
    }
}
