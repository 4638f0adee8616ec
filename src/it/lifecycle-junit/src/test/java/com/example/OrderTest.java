/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.serverlessmaven.junit.Invocation;
import io.github.serverlessmaven.junit.InvocationResult;
import io.github.serverlessmaven.junit.ServerlessTest;
import io.github.serverlessmaven.junit.ServiceUnderTest;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ServerlessTest
class OrderTest {

    @ParameterizedTest
    @ValueSource(strings = {"chair", "tische", "läufer"})
    void aShipmentFollowsAnOrder(String article, ServiceUnderTest service) {
        service.send("order", "{\"article\": \"" + article + "\"}");
        Invocation shipment = service.awaitInvocation(
                "ship", invocation -> invocation.payload().contains(article));
        assertEquals(Optional.empty(), shipment.error());
        assertTrue(shipment.log().contains("shipped " + article), shipment.log());
        assertTrue(service.logs("ship").contains("shipped " + article));
    }

    @Nested
    class AnOrderOfNothing {

        @Test
        void fails(ServiceUnderTest service) {
            InvocationResult result = service.invoke("order", "{}");
            assertEquals(Optional.of("Unhandled"), result.functionError());
            assertTrue(result.payload().contains("An order of nothing"), result.payload());
        }
    }
}
