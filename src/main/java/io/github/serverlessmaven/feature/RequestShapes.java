/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.feature;

import io.github.serverlessmaven.model.EventShape;

/** The forms in which requests by HTTP reach functions. */
public final class RequestShapes {

    private static final String V1 = "APIGatewayProxyRequestEvent";
    private static final String V2 = "APIGatewayV2HTTPEvent";
    private static final String PROXY_V1 = "com.amazonaws.serverless.proxy.model.AwsProxyRequest";
    private static final String PROXY_V2 = "com.amazonaws.serverless.proxy.model.HttpApiV2ProxyRequest";

    /** Of REST APIs. */
    public static final EventShape REST_API = EventShape.request("a request to a REST API", V1, PROXY_V1)
            .withRemedy(V2, "use an \"httpApi\" event")
            .withRemedy(PROXY_V2, "use an \"httpApi\" event");

    /** Of function URLs. */
    public static final EventShape URL = EventShape.request("a request to the function's URL", V2, PROXY_V2);

    private static final EventShape HTTP_API_V2 = EventShape.request("a request to an HTTP API", V2, PROXY_V2)
            .withRemedy(V1, "set \"httpApi: {payload: '1.0'}\" of the function")
            .withRemedy(PROXY_V1, "set \"httpApi: {payload: '1.0'}\" of the function");

    private static final EventShape HTTP_API_V1 = EventShape.request(
                    "a request to an HTTP API with the payload 1.0", V1, PROXY_V1)
            .withRemedy(V2, "set \"httpApi: {payload: '2.0'}\" of the function")
            .withRemedy(PROXY_V2, "set \"httpApi: {payload: '2.0'}\" of the function");

    private RequestShapes() {}

    /** Of HTTP APIs, by the version of the payload. */
    public static EventShape httpApi(String payload) {
        return payload.equals("1.0") ? HTTP_API_V1 : HTTP_API_V2;
    }
}
