/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.trigger;

import io.github.serverlessmaven.local.gateway.HttpApiGateway;
import io.github.serverlessmaven.local.gateway.ServedRoute;
import io.github.serverlessmaven.local.http.HttpReply;
import io.github.serverlessmaven.local.http.WebRequest;
import java.util.List;
import java.util.Optional;

/** HTTP APIs: at the root of the server, or at a host name that begins with the API's id. */
public final class HttpApis implements Trigger {

    private final HttpApiGateway gateway;

    /** Creates the trigger; APIs are looked up at each request. */
    public HttpApis(HttpApiGateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public List<ServedRoute> routes() {
        return gateway.routes();
    }

    @Override
    public Optional<HttpReply> answer(WebRequest request) {
        return gateway.answer(request);
    }

    @Override
    public void reset() {
        gateway.reset();
    }
}
