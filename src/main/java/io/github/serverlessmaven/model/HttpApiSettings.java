/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.model;

import static io.github.serverlessmaven.model.EventSettings.bool;
import static io.github.serverlessmaven.model.EventSettings.mapping;
import static io.github.serverlessmaven.model.EventSettings.section;
import static io.github.serverlessmaven.model.EventSettings.switchedOr;
import static io.github.serverlessmaven.model.EventSettings.text;
import static io.github.serverlessmaven.model.EventSettings.textOrIntrinsic;
import static io.github.serverlessmaven.model.EventSettings.texts;

import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import java.util.List;

/** The HTTP API that functions with {@code httpApi} events share. */
final class HttpApiSettings {

    private static final Property<String> PAYLOAD = Property.of(
            "payload",
            Types.choice(List.of("1.0", "2.0")),
            "The version of the form in which requests reach the function.",
            "'2.0'");

    private static final Property<PropertyValues> CORS = Property.of(
            "cors",
            switchedOr(section(
                    bool("allowCredentials", "Whether browsers may send cookies."),
                    texts("allowedHeaders", "The headers that browsers may send.", "[Authorization]"),
                    texts("allowedMethods", "The methods that browsers may use.", "[GET, POST]"),
                    texts("allowedOrigins", "The sites that may call.", "['https://example.com']"),
                    texts("exposedResponseHeaders", "The headers that scripts may read.", "[X-Total]"),
                    Property.of(
                            "maxAge",
                            Types.integer(0, Integer.MAX_VALUE),
                            "For how many seconds browsers keep what is allowed.",
                            "3600"))),
            "Which other sites browsers may call from; true allows all.",
            "true");

    static final Property<PropertyValues> HTTP_API = Property.of(
            "httpApi",
            section(
                    textOrIntrinsic("id", "An existing API, to which routes are added.", "a1b2c3d4e5"),
                    text("name", "The name of the API; <stage>-<service> in Serverless.", "orders"),
                    text("description", "What the API is for.", "Orders"),
                    PAYLOAD,
                    bool("metrics", "Whether there are metrics of each route."),
                    CORS,
                    mapping("authorizers", "Who may call, by names to which \"httpApi\" events refer.", "{}"),
                    bool("disableDefaultEndpoint", "Whether the API is reached only by a domain of yours."),
                    bool("shouldStartNameWithService", "Whether the API's name begins with the service's."),
                    Property.of(
                            "useProviderTags",
                            Types.choice(List.of("true")),
                            "That the provider's tags are those of the API too.",
                            "true")),
            "The HTTP API of \"httpApi\" events.",
            "{payload: '2.0', cors: true}");

    static final Property<PropertyValues> FUNCTION = Property.of(
            "httpApi", section(PAYLOAD), "How requests of the HTTP API reach the function.", "{payload: '1.0'}");

    private HttpApiSettings() {}
}
