/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.gateway;

import io.github.serverlessmaven.local.function.CallResult;
import io.github.serverlessmaven.local.http.HttpReply;
import io.github.serverlessmaven.local.http.Payload;
import io.github.serverlessmaven.local.state.ResourceProblem;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Value;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The integration of a method of a REST API: a function, another server, or an answer that is written in the template. */
final class RestIntegration {

    private static final int LONGEST_MILLIS = 29_000;

    private final RestFunctions functions;
    private final HttpIntegration servers;
    private final LocalAddresses addresses;
    private final MappedIntegration mapped;

    RestIntegration(GatewaySetUp setUp) {
        this.functions = new RestFunctions(setUp.functions(), setUp.calls());
        this.servers = new HttpIntegration(setUp.addresses());
        this.addresses = setUp.addresses();
        this.mapped = new MappedIntegration(functions, servers, addresses);
    }

    HttpReply answer(RestApi api, RestApi.Method method, Exchange exchange) {
        Value.Mapping integration = method.integration();
        Duration limit = Duration.ofMillis(Values.number(integration, "TimeoutInMillis", LONGEST_MILLIS));
        if (!method.isEmulated() && service(integration).isEmpty()) {
            return RestError.API_CONFIGURATION_ERROR
                    .reply(api)
                    .because("The local target does not emulate the integration of " + method.name() + " "
                            + method.resource() + ": " + missing(integration));
        }
        try {
            return switch (Values.text(integration, "Type")) {
                case "AWS_PROXY" -> ofFunction(api, method, exchange, limit);
                case "HTTP_PROXY" -> MappedIntegration.sent(servers, passedOn(method, exchange), limit);
                default -> mapped.answer(method, exchange, isBinary(api, exchange), limit);
            };
        } catch (GatewayProblem problem) {
            return problem.reply(api);
        }
    }

    /** Where the service of AWS that an integration calls answers on this machine. */
    private Optional<URI> service(Value.Mapping integration) {
        return ServiceUri.of(integration).flatMap(uri -> addresses.service(uri.endpointName()));
    }

    private static String missing(Value.Mapping integration) {
        return ServiceUri.of(integration)
                .map(uri -> "there is no " + uri.endpointName() + " here; " + uri.remedy() + ".")
                .orElse("it calls functions, other servers and services of AWS that run here.");
    }

    private static boolean isBinary(RestApi api, Exchange exchange) {
        return api.isBinary(exchange.headers().first("Content-Type"));
    }

    private HttpReply ofFunction(RestApi api, RestApi.Method method, Exchange exchange, Duration limit) {
        Payload event = Payload.of(RestEvent.of(exchange, method.resourceId(), isBinary(api, exchange)));
        CallResult result = functions.call(
                Values.text(method.integration(), "Uri"),
                exchange.stageVariables(),
                exchange.requestId(),
                event,
                limit);
        if (result.error().isPresent()) {
            throw GatewayProblem.of(RestError.INTEGRATION_FAILURE, result.cause());
        }
        try {
            return FunctionAnswer.ofRestApi(
                    result.payload(), type -> api.isBinary(type) || api.isBinary(accepted(exchange)));
        } catch (ResourceProblem malformed) {
            throw GatewayProblem.of(
                    RestError.INTEGRATION_FAILURE, "The function's answer is malformed: " + malformed.getMessage());
        }
    }

    private static Optional<String> accepted(Exchange exchange) {
        return exchange.headers().first("Accept").map(types -> types.replaceAll("[,;].*", ""));
    }

    /** The request with what its parameters are mapped to. */
    private static OutgoingRequest passedOn(RestApi.Method method, Exchange exchange) {
        Value.Mapping integration = method.integration();
        Value.Mapping parameters = Values.mapping(integration, "RequestParameters");
        MappedValues values = new MappedValues(
                exchange, method.resourceId(), exchange.web().body().text(), Optional.empty());
        Map<String, String> variables = new HashMap<>(exchange.pathParameters());
        variables.putAll(values.mapped(parameters, "integration.request.path."));
        OutgoingRequest request = OutgoingRequest.passingOn(
                exchange.web(),
                Values.text(integration, "Uri"),
                Values.text(integration, "IntegrationHttpMethod"),
                variables);
        List<Map.Entry<String, String>> headers = new ArrayList<>(request.headers());
        values.mapped(parameters, "integration.request.header.").forEach((name, value) -> {
            headers.removeIf(header -> header.getKey().equalsIgnoreCase(name));
            headers.add(Map.entry(name, value));
        });
        return new OutgoingRequest(request.method(), request.uri(), headers, request.body());
    }
}
