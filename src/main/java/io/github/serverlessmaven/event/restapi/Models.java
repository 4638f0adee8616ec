/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.restapi;

import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.model.TemplateTypes;
import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyType;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.Intrinsic;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.Resource;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the bodies of requests must look like.
 *
 * @param api how the API is configured
 */
record Models(RestApiSettings api) {

    private static final Property<Value> DEFINITION =
            Property.of("schema", TemplateTypes.value(), "The JSON Schema.", "{type: object}");

    private static final Property<String> NAME =
            Property.of("name", Types.text("letters and digits", "[A-Za-z0-9]+"), "The name of the model.", "Order");

    private static final Property<String> DESCRIPTION =
            Property.of("description", Types.text(), "What the model is of.", "An order");

    static final PropertyType<PropertyValues> SCHEMA =
            ObjectSchema.of(List.of(DEFINITION, NAME, DESCRIPTION)).requiring(DEFINITION);

    boolean isValidated(Method method) {
        return !schemas(method).isEmpty()
                || MethodRequest.parameters(method.request()).values().stream().anyMatch(RequestParameter::required);
    }

    static Map<String, Value> schemas(Method method) {
        return method.request().get(MethodRequest.SCHEMAS).orElse(Map.of());
    }

    private Optional<PropertyValues> shared(Value schema) {
        return schema instanceof Value.Text name
                ? Optional.ofNullable(api.schemas().get(name.text()))
                : Optional.empty();
    }

    /** The models of a method by content types; empty if it has none. */
    Optional<Value> references(Method method) {
        Value.MappingBuilder models = Value.mapping();
        schemas(method).forEach((type, schema) -> models.put(type, Intrinsic.ref(id(method, type, schema))));
        return Optional.<Value>of(models.build()).filter(built -> !built.equals(Value.Mapping.EMPTY));
    }

    private LogicalId id(Method method, String contentType, Value schema) {
        return shared(schema).isPresent()
                ? RestApiIds.model(((Value.Text) schema).text())
                : RestApiIds.model(method.id(), contentType);
    }

    List<Resource> resources(Method method) {
        List<Resource> resources = new ArrayList<>();
        schemas(method)
                .forEach((type, schema) -> resources.add(
                        Resource.of(id(method, type, schema), "AWS::ApiGateway::Model", model(type, schema))));
        return resources;
    }

    private Value.Mapping model(String contentType, Value schema) {
        Optional<PropertyValues> shared = shared(schema);
        Value.MappingBuilder model = Value.mapping()
                .put("RestApiId", api.id())
                .put("ContentType", shared.isPresent() ? "application/json" : contentType);
        if (shared.isPresent()) {
            return model.put("Schema", shared.get().get(DEFINITION))
                    .put("Name", shared.get().get(NAME).map(Value::of))
                    .put("Description", shared.get().get(DESCRIPTION).map(Value::of))
                    .build();
        }
        if (schema instanceof Value.Mapping mapping && isDescribed(mapping)) {
            return model.put("Schema", mapping.get("schema"))
                    .put("Name", mapping.get("name"))
                    .put("Description", mapping.get("description"))
                    .build();
        }
        return model.put("Schema", schema).build();
    }

    private static boolean isDescribed(Value.Mapping schema) {
        return schema.get("schema").isPresent()
                && Set.of("schema", "name", "description")
                        .containsAll(schema.entries().keySet());
    }

    Resource validator() {
        Service service = api.service();
        Value.Mapping properties = Value.mapping()
                .put("RestApiId", api.id())
                .put("ValidateRequestBody", Value.of(true))
                .put("ValidateRequestParameters", Value.of(true))
                .put("Name", service.names().stack() + " | Validate request body and querystring parameters")
                .build();
        return Resource.of(RestApiIds.validator(service.name()), "AWS::ApiGateway::RequestValidator", properties);
    }
}
