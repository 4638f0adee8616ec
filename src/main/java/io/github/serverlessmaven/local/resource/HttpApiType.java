/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.resource;

import io.github.serverlessmaven.local.state.LocalResource;
import io.github.serverlessmaven.local.state.LocalUrls;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Value;
import java.util.Map;

/** HTTP APIs and WebSocket APIs, which are of one type. */
final class HttpApiType implements ResourceType {

    static final String NAME = "AWS::ApiGatewayV2::Api";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String generateName(Value.Mapping properties, GeneratedName name) {
        return name.apiId();
    }

    @Override
    public LocalResource create(String name, Value.Mapping properties, ResourceScope scope) {
        String scheme = Values.text(properties, "ProtocolType").equals("WEBSOCKET") ? "wss" : "https";
        return new LocalResource(
                NAME,
                name,
                properties,
                Map.of("ApiId", name, "ApiEndpoint", LocalUrls.ofApi(scheme, name, scope.region())));
    }
}
