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
import io.github.serverlessmaven.local.http.Payload;
import io.github.serverlessmaven.local.state.DeployedFunction;
import io.github.serverlessmaven.local.state.FunctionDirectory;
import io.github.serverlessmaven.local.state.FunctionName;
import java.time.Duration;
import java.util.Map;

/** The functions that REST and WebSocket APIs call. What keeps them from answering is a {@link GatewayProblem}. */
final class RestFunctions {

    private final FunctionDirectory functions;
    private final GatewayCalls calls;

    RestFunctions(FunctionDirectory functions, GatewayCalls calls) {
        this.functions = functions;
        this.calls = calls;
    }

    /** Calls a function and waits for its answer or its error. */
    CallResult call(String uri, Map<String, String> stageVariables, String requestId, Payload event, Duration limit) {
        DeployedFunction function = function(uri, stageVariables);
        if (event.size() > LocalFunctions.largest(Functions.Type.REQUEST_RESPONSE)) {
            throw GatewayProblem.of(
                    RestError.REQUEST_TOO_LARGE, "the event of " + function.name() + " is larger than 6 MB");
        }
        try {
            return calls.call(function, Call.of(requestId, event, function.arn()), limit)
                    .orElseThrow(() -> GatewayProblem.of(
                            RestError.INTEGRATION_TIMEOUT,
                            function.name() + " did not answer within " + limit.toMillis() + " ms"));
        } catch (ServerlessException e) {
            throw GatewayProblem.of(RestError.API_CONFIGURATION_ERROR, e.render());
        }
    }

    /** Submits an event to a function without waiting for the result. */
    void submit(Exchange exchange, String uri, Payload event) {
        DeployedFunction function = function(uri, exchange.stageVariables());
        if (event.size() > LocalFunctions.largest(Functions.Type.EVENT)) {
            throw GatewayProblem.of(RestError.REQUEST_TOO_LARGE, "the event of " + function.name() + " is too large");
        }
        calls.submit(function, Call.of(exchange.requestId(), event, function.arn()));
    }

    private DeployedFunction function(String uri, Map<String, String> stageVariables) {
        FunctionName name = LambdaUri.of(uri, stageVariables);
        return functions
                .find(name.name(), name.qualifier())
                .orElseThrow(() -> GatewayProblem.of(
                        RestError.API_CONFIGURATION_ERROR, "There is no function " + name + " on this machine."));
    }
}
