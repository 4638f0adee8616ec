/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.restapi;

import io.github.serverlessmaven.model.TemplateTypes;
import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** From where a REST API is reached, and how. */
final class Endpoint {

    static final Property<String> TYPE = Property.of(
            "endpointType",
            Types.text(
                            "REGIONAL, EDGE or PRIVATE",
                            "[Rr][Ee][Gg][Ii][Oo][Nn][Aa][Ll]|[Ee][Dd][Gg][Ee]|[Pp][Rr][Ii][Vv][Aa][Tt][Ee]")
                    .map(type -> type.toUpperCase(Locale.ROOT)),
            "From where the REST API is reached; EDGE unless set.",
            "REGIONAL");

    static final Property<Value> VPC_ENDPOINTS = Property.of(
            "vpcEndpointIds",
            TemplateTypes.orIntrinsic(
                    Types.list(TemplateTypes.textOrIntrinsic(Types.text())).map(Value.Sequence::new)),
            "The VPC endpoints through which a private REST API is reached.",
            "[vpce-0123456789abcdef0]");

    static final Property<String> SECURITY_POLICY = Property.of(
            "securityPolicy",
            Types.text("the name of a security policy such as TLS_1_2", "[A-Za-z0-9_]+"),
            "The version of TLS that callers must have, and its ciphers.",
            "TLS_1_2");

    private static final Property<String> ACCESS_MODE = Property.of(
            "accessMode",
            Types.text("BASIC or STRICT", "[Bb][Aa][Ss][Ii][Cc]|[Ss][Tt][Rr][Ii][Cc][Tt]")
                    .map(mode -> mode.toUpperCase(Locale.ROOT)),
            "Whether requests are refused that reach the endpoint by another name than its own.",
            "STRICT");

    static final Property<PropertyValues> SECTION = Property.of(
            "endpoint",
            ObjectSchema.of(List.of(ACCESS_MODE, SECURITY_POLICY)),
            "What the endpoint demands of callers.",
            "{securityPolicy: TLS_1_2}");

    private Endpoint() {}

    /** The properties of the API that say how it is reached. */
    static Value.Mapping of(PropertyValues provider, PropertyValues api) {
        Optional<PropertyValues> section = api.get(SECTION);
        Value configuration = Value.mapping()
                .put("Types", Value.list(Value.of(provider.get(TYPE).orElse("EDGE"))))
                .put("VpcEndpointIds", provider.get(VPC_ENDPOINTS))
                .build();
        return Value.mapping()
                .put("EndpointConfiguration", configuration)
                .put(
                        "SecurityPolicy",
                        section.flatMap(values -> values.get(SECURITY_POLICY)).map(Value::of))
                .put(
                        "EndpointAccessMode",
                        section.flatMap(values -> values.get(ACCESS_MODE)).map(Value::of))
                .build();
    }
}
