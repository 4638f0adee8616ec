/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.restapi;

import io.github.serverlessmaven.model.TemplateTypes;
import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyType;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A parameter that a request may have.
 *
 * @param required whether requests without it are refused
 * @param mapped what reaches the integration in its place
 */
record RequestParameter(boolean required, Optional<Value> mapped) {

    private static final Property<Boolean> REQUIRED =
            Property.of("required", Types.bool(), "Whether requests without it are refused; true unless set.", "true");

    private static final Property<Value> MAPPED = Property.of(
            "mappedValue",
            TemplateTypes.textOrIntrinsic(Types.text()),
            "What reaches the integration in its place.",
            "context.requestId");

    static final PropertyType<Map<String, RequestParameter>> BY_NAME = Types.map(
            "a name",
            "[\\s\\S]+",
            Types.either(
                    Types.bool().map(required -> new RequestParameter(required, Optional.empty())),
                    ObjectSchema.of(List.of(REQUIRED, MAPPED))
                            .map(values ->
                                    new RequestParameter(values.get(REQUIRED).orElse(true), values.get(MAPPED)))));
}
