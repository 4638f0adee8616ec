/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.deploy.port.Stack;
import io.github.serverlessmaven.deploy.port.StackStatus;
import io.github.serverlessmaven.deploy.stack.EndpointUrls;
import io.github.serverlessmaven.deploy.stack.EndpointUrls.EndpointUrl;
import io.github.serverlessmaven.template.FunctionEndpoint;
import io.github.serverlessmaven.template.LogicalId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EndpointUrlsTest {

    private final FakeTarget target = new FakeTarget();

    @Test
    void anOutputOfTheStackIsTheBeginning() {
        assertThat(texts(
                        Map.of("ServiceEndpoint", "https://a1.execute-api.eu-central-1.amazonaws.com/dev"),
                        endpoint("GET", "ServiceEndpoint", "/orders/{id}"),
                        endpoint("ANY", "ServiceEndpoint", "")))
                .containsExactly(
                        "GET - https://a1.execute-api.eu-central-1.amazonaws.com/dev/orders/{id} (hello)",
                        "ANY - https://a1.execute-api.eu-central-1.amazonaws.com/dev (hello)");
    }

    @Test
    void anApiOfAnotherStackIsInTheRegionOfThisOne() {
        FunctionEndpoint endpoint =
                endpoint("GET", "Any", "/${odd}").at("https://a1b2c3.execute-api.${AWS::Region}.${AWS::URLSuffix}");
        assertThat(texts(Map.of(), endpoint))
                .containsExactly("GET - https://a1b2c3.execute-api.eu-central-1.amazonaws.com/${odd} (hello)");
    }

    @Test
    void whatTheStackDoesNotHaveIsLeftOut() {
        assertThat(texts(Map.of("Other", "https://x"), endpoint("GET", "ServiceEndpoint", "/a")))
                .isEmpty();
    }

    @Test
    void whatAConditionLeavesOutIsLeftOutHereToo() {
        target.stacks().given("hello-dev", "CREATE_COMPLETE", "{\"Resources\":{\"HelloLambdaFunction\":{}}}", Map.of());
        FunctionEndpoint present = endpoint("GET", "Api", "/a").onlyWith(new LogicalId("HelloLambdaFunction"));
        FunctionEndpoint absent = endpoint("GET", "Api", "/b").onlyWith(new LogicalId("OtherLambdaFunction"));
        assertThat(texts(Map.of("Api", "https://x"), present, absent)).containsExactly("GET - https://x/a (hello)");
    }

    private static FunctionEndpoint endpoint(String method, String output, String path) {
        return FunctionEndpoint.of("hello", method, new LogicalId(output), path);
    }

    private List<String> texts(Map<String, String> outputs, FunctionEndpoint... endpoints) {
        Stack stack = new Stack(
                "id",
                "hello-dev",
                new StackStatus("CREATE_COMPLETE"),
                outputs,
                Map.of(),
                List.of(),
                false,
                Optional.empty());
        return EndpointUrls.of(List.of(endpoints), stack, target).stream()
                .map(EndpointUrl::text)
                .toList();
    }
}
