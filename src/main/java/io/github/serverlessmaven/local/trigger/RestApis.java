/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.trigger;

import io.github.serverlessmaven.local.gateway.RestApiGateway;
import io.github.serverlessmaven.local.gateway.ServedRoute;
import io.github.serverlessmaven.local.http.HttpReply;
import io.github.serverlessmaven.local.http.WebRequest;
import java.util.List;
import java.util.Optional;

/** REST APIs: below the names of their stages. */
public final class RestApis implements Trigger {

    private final RestApiGateway gateway;

    /** Creates the trigger; APIs are looked up at each request. */
    public RestApis(RestApiGateway gateway) {
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
