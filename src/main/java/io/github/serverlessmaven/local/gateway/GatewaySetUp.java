/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.gateway;

import io.github.serverlessmaven.deploy.port.Clock;
import io.github.serverlessmaven.local.state.FunctionDirectory;
import io.github.serverlessmaven.local.state.StateFolder;
import io.github.serverlessmaven.local.state.UniqueIds;

/**
 * What the gateways of all kinds of APIs work with.
 *
 * @param state holds the APIs and their functions
 * @param calls calls functions
 * @param clock time
 * @param ids of requests
 * @param authorizers how authorizers decide
 * @param addresses of what else is on this machine
 * @param served the name of the stack whose APIs come first
 */
public record GatewaySetUp(
        StateFolder state,
        GatewayCalls calls,
        Clock clock,
        UniqueIds ids,
        AuthorizerSettings authorizers,
        LocalAddresses addresses,
        String served) {

    FunctionDirectory functions() {
        return new FunctionDirectory(state);
    }
}
