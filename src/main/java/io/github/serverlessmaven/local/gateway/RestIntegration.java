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
import io.github.serverlessmaven.local.http.HttpReply;
import io.github.serverlessmaven.local.http.Payload;
import io.github.serverlessmaven.local.state.DeployedFunction;
import io.github.serverlessmaven.local.state.FunctionDirectory;
import io.github.serverlessmaven.local.state.FunctionName;
import io.github.serverlessmaven.local.state.ResourceProblem;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What stands behind a method of a REST API: a function, another server, or an answer that is written in the template. */
final class RestIntegration {

    private static final int LONGEST_MILLIS = 29_000;

    private final FunctionDirectory functions;
    private final GatewayCalls calls;
    private final HttpIntegration servers = new HttpIntegration();

    RestIntegration(FunctionDirectory functions, GatewayCalls calls) {
        this.functions = functions;
        this.calls = calls;
    }

    HttpReply answer(RestApi api, RestApi.Method method, Exchange exchange) {
        Value.Mapping integration = method.integration();
        Duration limit = Duration.ofMillis(Values.number(integration, "TimeoutInMillis", LONGEST_MILLIS));
        String uri = Values.text(integration, "Uri");
        String type = Values.text(integration, "Type");
        return switch (type) {
            case "AWS_PROXY" -> ofFunction(api, method, exchange, LambdaUri.of(uri, exchange.stageVariables()), limit);
            case "HTTP_PROXY" ->
                servers.send(
                        exchange.web(),
                        uri,
                        Values.text(integration, "IntegrationHttpMethod"),
                        exchange.pathParameters(),
                        limit);
            case "MOCK" -> mock(integration);
            default ->
                RestError.API_CONFIGURATION_ERROR
                        .reply(api)
                        .because("The local target does not emulate integrations of the type " + type + ": "
                                + method.name() + " " + method.resource());
        };
    }

    private HttpReply ofFunction(
            RestApi api, RestApi.Method method, Exchange exchange, FunctionName name, Duration limit) {
        return functions
                .find(name.name(), name.qualifier())
                .map(function -> call(api, method, exchange, function, limit))
                .orElseGet(() -> RestError.API_CONFIGURATION_ERROR
                        .reply(api)
                        .because("There is no function " + name + " on this machine."));
    }

    private HttpReply call(
            RestApi api, RestApi.Method method, Exchange exchange, DeployedFunction function, Duration limit) {
        boolean isBinary = api.isBinary(exchange.headers().first("Content-Type"));
        Payload event = Payload.of(RestEvent.of(exchange, method.resourceId(), isBinary));
        if (event.size() > LocalFunctions.largest(Functions.Type.REQUEST_RESPONSE)) {
            return RestError.REQUEST_TOO_LARGE.reply(api);
        }
        try {
            Optional<CallResult> result =
                    calls.call(function, Call.of(exchange.requestId(), event, function.arn()), limit);
            if (result.isEmpty()) {
                return RestError.INTEGRATION_TIMEOUT
                        .reply(api)
                        .because(function.name() + " did not answer within " + limit.toMillis() + " ms");
            }
            return result.get().error().isPresent()
                    ? RestError.INTEGRATION_FAILURE
                            .reply(api)
                            .because(result.get().cause())
                    : FunctionAnswer.ofRestApi(
                            result.get().payload(), type -> api.isBinary(type) || api.isBinary(accepted(exchange)));
        } catch (ResourceProblem malformed) {
            return RestError.INTEGRATION_FAILURE
                    .reply(api)
                    .because("The function's answer is malformed: " + malformed.getMessage());
        } catch (ServerlessException e) {
            return RestError.API_CONFIGURATION_ERROR.reply(api).because(e.render());
        }
    }

    private static Optional<String> accepted(Exchange exchange) {
        return exchange.headers().first("Accept").map(types -> types.replaceAll("[,;].*", ""));
    }

    /** The first response; its headers are those that are written in quotes. */
    private static HttpReply mock(Value.Mapping integration) {
        Value.Mapping response = Values.items(integration, "IntegrationResponses").stream()
                .map(Values::asMapping)
                .findFirst()
                .orElse(Value.Mapping.EMPTY);
        List<Map.Entry<String, String>> headers = new ArrayList<>(
                StaticHeaders.of(Values.mapping(response, "ResponseParameters"), "method.response.header."));
        headers.add(Map.entry("Content-Type", "application/json"));
        String body = Values.find(Values.mapping(response, "ResponseTemplates"), "application/json")
                .filter(template -> !template.contains("#") && !template.contains("$"))
                .orElse("");
        return new HttpReply(Values.number(response, "StatusCode", 200), headers, Payload.of(body));
    }
}
