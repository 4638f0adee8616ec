/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketResponse;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;

/** Sends a message such as {@code {"action": "send", "text": "hello"}} to all, with the name of its author. */
public class Send implements RequestHandler<APIGatewayV2WebSocketEvent, APIGatewayV2WebSocketResponse> {

    record Message(String text) {}

    private final Connections connections = new Connections();

    @Override
    public APIGatewayV2WebSocketResponse handleRequest(APIGatewayV2WebSocketEvent event, Context context) {
        Message message;
        try {
            message = JSON.std.beanFrom(Message.class, event.getBody());
        } catch (IOException e) {
            return Status.badRequest();
        }
        if (message.text() == null) {
            return Status.badRequest();
        }
        connections
                .name(event.getRequestContext().getConnectionId())
                .ifPresent(name -> connections.broadcast(name + ": " + message.text()));
        return Status.ok();
    }
}
