/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.local.runtime.DebugPorts;
import io.github.serverlessmaven.local.state.DeployedFunction;
import io.github.serverlessmaven.template.Value;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DebugOptionsTest {

    private static final Map<String, String> NAMES = Map.of("hello", "shop-dev-hello", "bill", "bills");

    private static DebugPorts ports(String option) {
        return new DebugOptions(Optional.of(option), true).ports(NAMES);
    }

    private static OptionalInt port(DebugPorts ports, String name) {
        return port(ports, name, "java21");
    }

    private static OptionalInt port(DebugPorts ports, String name, String runtime) {
        return ports.of(new DeployedFunction(
                name,
                "$LATEST",
                "arn:aws:lambda:us-east-1:000000000000:function:" + name,
                Value.mapping("Runtime", Value.of(runtime))));
    }

    @Test
    void aPortIsSharedByAllJavaFunctions() {
        DebugPorts ports = ports("5123");
        assertThat(port(ports, "shop-dev-hello")).hasValue(5123);
        assertThat(port(ports, "bills")).hasValue(5123);
        assertThat(port(ports, "bills", "nodejs22.x")).isEmpty();
    }

    @Test
    void eachFunctionHasAPortOfItsOwnThatItKeeps() {
        DebugPorts ports = ports("true");
        int hello = port(ports, "shop-dev-hello").orElseThrow();
        int bill = port(ports, "bills").orElseThrow();
        assertThat(hello).isGreaterThanOrEqualTo(5005).isNotEqualTo(bill);
        assertThat(port(ports, "shop-dev-hello")).hasValue(hello);
    }

    @Test
    void onlyTheFunctionsWhoseKeysAreGivenAreDebugged() {
        assertThat(port(ports("bill"), "bills")).isPresent();
        assertThat(port(ports("bill"), "shop-dev-hello")).isEmpty();
        assertThat(port(ports("bill, hello"), "shop-dev-hello")).isPresent();
    }

    @Test
    void falseIsNone() {
        assertThat(port(ports("false"), "bills")).isEmpty();
        assertThat(new DebugOptions(Optional.of("false"), true).isOn()).isFalse();
        assertThat(DebugOptions.NONE.isOn()).isFalse();
    }

    @Test
    void aFunctionThatThereIsNotIsReported() {
        assertThatThrownBy(() -> ports("helo"))
                .isInstanceOf(ServerlessException.class)
                .hasMessage("There is no function \"helo\" to debug (serverless.debug).");
        assertThatThrownBy(() -> ports("hello,")).isInstanceOf(ServerlessException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "65536", "99999999999"})
    void aNumberThatIsNoPortIsReported(String number) {
        assertThatThrownBy(() -> ports(number))
                .isInstanceOf(ServerlessException.class)
                .hasMessageContaining("must be a port from 1 to 65535, true or keys of functions, but is " + number);
    }
}
