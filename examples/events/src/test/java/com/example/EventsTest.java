/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.serverlessmaven.junit.InvocationResult;
import io.github.serverlessmaven.junit.ServerlessTest;
import io.github.serverlessmaven.junit.ServiceUnderTest;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Runs the functions on this machine. */
@ServerlessTest
class EventsTest {

    @Test
    void messagesOfTheQueueAreLogged(ServiceUnderTest service) {
        InvocationResult result = service.invoke("queue", service.event("sqs").withBody("two chairs"));
        assertEquals(Optional.empty(), result.functionError());
        assertTrue(result.log().contains("queued two chairs"));
    }

    @Test
    void theReportIsWrittenInTheBackground(ServiceUnderTest service) {
        service.send("report", "{\"period\": \"minute\"}");
        service.awaitInvocation("report");
        assertTrue(service.logs("report").contains("reported the last minute"));
    }
}
