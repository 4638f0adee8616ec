/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.gateway;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.local.function.Call;
import io.github.serverlessmaven.local.function.CallResult;
import io.github.serverlessmaven.local.http.Payload;
import io.github.serverlessmaven.local.state.DeployedFunction;
import io.github.serverlessmaven.local.state.FunctionDirectory;
import io.github.serverlessmaven.local.state.FunctionName;
import io.github.serverlessmaven.local.state.UniqueIds;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.time.Duration;
import java.util.Map;

/** Calls the authorizer functions of REST and WebSocket APIs. */
final class AuthorizerFunction {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final FunctionDirectory functions;
    private final GatewayCalls calls;
    private final UniqueIds ids;

    AuthorizerFunction(FunctionDirectory functions, GatewayCalls calls, UniqueIds ids) {
        this.functions = functions;
        this.calls = calls;
        this.ids = ids;
    }

    /** The function failed with the one message that refuses the caller. */
    static final class UnauthorizedException extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    /**
     * The answer of a function.
     *
     * @throws UnauthorizedException if the function failed with {@code Unauthorized}
     * @throws ServerlessException if it has no answer
     */
    Value.Mapping answer(String uri, Map<String, String> stageVariables, Value.Mapping event) {
        FunctionName name = LambdaUri.of(uri, stageVariables);
        DeployedFunction function = functions
                .find(name.name(), name.qualifier())
                .orElseThrow(() -> failure("there is no function " + name + " on this machine"));
        CallResult result = calls.call(function, Call.of(ids.next(), Payload.of(event), function.arn()), LIMIT)
                .orElseThrow(() -> failure("it did not answer within " + LIMIT.toSeconds() + " s"));
        Value answer = Json.parse(result.payload().text(), "the answer");
        if (result.error().isPresent()) {
            if (Values.text(Values.asMapping(answer), "errorMessage").equals("Unauthorized")) {
                throw new UnauthorizedException();
            }
            throw failure(result.cause());
        }
        return Values.asMapping(answer);
    }

    private static ServerlessException failure(String problem) {
        return new ServerlessException(problem, "Check the function of the authorizer.");
    }
}
