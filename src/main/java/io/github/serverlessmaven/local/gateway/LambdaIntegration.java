/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.gateway;

import io.github.serverlessmaven.deploy.port.Functions;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.local.function.Call;
import io.github.serverlessmaven.local.function.CallResult;
import io.github.serverlessmaven.local.function.LocalFunctions;
import io.github.serverlessmaven.local.function.ThrottledException;
import io.github.serverlessmaven.local.http.HttpReply;
import io.github.serverlessmaven.local.http.Payload;
import io.github.serverlessmaven.local.state.DeployedFunction;
import io.github.serverlessmaven.local.state.FunctionDirectory;
import io.github.serverlessmaven.local.state.FunctionName;
import io.github.serverlessmaven.local.state.ResourceProblem;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Value;
import java.time.Duration;
import java.util.Optional;

/** Calls the function of an HTTP API's integration and answers with what it gives back. */
final class LambdaIntegration {

    private final FunctionDirectory functions;
    private final GatewayCalls calls;

    LambdaIntegration(FunctionDirectory functions, GatewayCalls calls) {
        this.functions = functions;
        this.calls = calls;
    }

    HttpReply answer(Exchange exchange, Value.Mapping integration, Duration limit) {
        FunctionName name = LambdaUri.of(Values.text(integration, "IntegrationUri"), exchange.stageVariables());
        return functions
                .find(name.name(), name.qualifier())
                .map(function -> call(function, integration, exchange, limit))
                .orElseGet(() -> GatewayReply.internalError("There is no function " + name + " on this machine."));
    }

    private HttpReply call(DeployedFunction function, Value.Mapping integration, Exchange exchange, Duration limit) {
        boolean isVersion1 = PayloadFormat.isVersion1(Values.find(integration, "PayloadFormatVersion"));
        Payload event = Payload.of(isVersion1 ? PayloadFormat.version1(exchange) : PayloadFormat.version2(exchange));
        if (event.size() > LocalFunctions.largest(Functions.Type.REQUEST_RESPONSE)) {
            return GatewayReply.tooLarge();
        }
        try {
            Optional<CallResult> result =
                    calls.call(function, Call.of(exchange.requestId(), event, function.arn()), limit);
            if (result.isEmpty()) {
                return GatewayReply.unavailable()
                        .because(function.name() + " did not answer within " + limit.toMillis() + " ms");
            }
            return reply(result.get(), isVersion1);
        } catch (ThrottledException e) {
            return GatewayReply.unavailable().because(String.valueOf(e.getMessage()));
        } catch (ServerlessException e) {
            return GatewayReply.internalError(e.render());
        }
    }

    private static HttpReply reply(CallResult result, boolean isVersion1) {
        if (result.error().isPresent()) {
            return GatewayReply.internalError(result.cause());
        }
        try {
            HttpReply reply =
                    isVersion1 ? FunctionAnswer.version1(result.payload()) : FunctionAnswer.version2(result.payload());
            boolean hasType =
                    reply.headers().stream().anyMatch(header -> header.getKey().equalsIgnoreCase("Content-Type"));
            return hasType ? reply : reply.with("Content-Type", "text/plain;charset=UTF-8");
        } catch (ResourceProblem malformed) {
            return GatewayReply.internalError("The function's answer is malformed: " + malformed.getMessage());
        }
    }
}
