/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import io.github.serverlessmaven.deploy.port.Functions.Invocation;
import io.github.serverlessmaven.deploy.port.Functions.Type;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Over HTTP, with a server in the place of Lambda that counts how often a function ran. */
class InvocationRetryTest {

    private final List<String> events = new CopyOnWriteArrayList<>();
    private final Queue<Response> failures = new ArrayDeque<>();
    private AwsServer server;

    @BeforeEach
    void start() throws IOException {
        server = new AwsServer(this::answer);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource(Type.class)
    void aFunctionWhoseResponseWasLostIsNotInvokedAgain(Type type) {
        failures.add(Response.LOST);
        ServerlessException failure =
                catchThrowableOfType(ServerlessException.class, () -> invoke(type, "{\"order\":\"Grüße\"}"));
        assertThat(events).hasSize(1);
        assertThat(failure.render())
                .contains("Could not invoke hello-dev-hello: " + server.address() + " cannot be reached")
                .satisfies(text -> assertThat(
                                text.contains("The function may have run. Read its log before you invoke it again."))
                        .isEqualTo(type != Type.DRY_RUN));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void errorsOfTheServerAreNotRepeated(int status) {
        failures.add(new Response(status, "ServiceException"));
        ServerlessException failure =
                catchThrowableOfType(ServerlessException.class, () -> invoke(Type.REQUEST_RESPONSE, "{}"));
        assertThat(events).hasSize(1);
        assertThat(failure.render()).contains("The function may have run.");
    }

    @Test
    void throttledInvocationsAreRepeated() {
        failures.add(new Response(429, "TooManyRequestsException"));
        failures.add(new Response(502, "EC2ThrottledException"));
        assertThat(invoke(Type.REQUEST_RESPONSE, "{}")).isEqualTo("\"ran\"");
        assertThat(events).hasSize(3);
    }

    @Test
    void aFunctionThatIsThrottledAllTheTimeDidNotRun() {
        failures.addAll(java.util.Collections.nCopies(9, new Response(429, "TooManyRequestsException")));
        ServerlessException failure = catchThrowableOfType(ServerlessException.class, () -> invoke(Type.EVENT, "{}"));
        assertThat(events).hasSize(3);
        assertThat(failure.render()).contains("TooManyRequestsException").doesNotContain("may have run");
    }

    @Test
    void refusedInvocationsDidNotRun() {
        failures.add(new Response(403, "AccessDeniedException"));
        ServerlessException failure =
                catchThrowableOfType(ServerlessException.class, () -> invoke(Type.REQUEST_RESPONSE, "{}"));
        assertThat(events).hasSize(1);
        assertThat(failure.render()).doesNotContain("may have run");
    }

    @Test
    void anAddressWithoutAServerDidNotRunIt() {
        server.stop();
        ServerlessException failure =
                catchThrowableOfType(ServerlessException.class, () -> invoke(Type.REQUEST_RESPONSE, "{}"));
        assertThat(failure.render()).contains("cannot be reached").doesNotContain("may have run");
    }

    private String invoke(Type type, String payload) {
        return server.access()
                .functions()
                .invoke(new Invocation("hello-dev-hello", payload, type, Optional.empty(), false))
                .payload();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            events.add(AwsServer.body(exchange));
            Response response = Optional.ofNullable(failures.poll()).orElse(new Response(200, ""));
            if (!response.equals(Response.LOST)) {
                exchange.getResponseHeaders().add("x-amzn-ErrorType", response.error());
                AwsServer.answer(
                        exchange,
                        response.status(),
                        "application/json",
                        response.status() == 200 ? "\"ran\"" : "{\"Message\":\"Because.\"}");
            }
        }
    }

    /** A status with the name of an error. */
    private record Response(int status, String error) {
        private static final Response LOST = new Response(0, "");
    }
}
