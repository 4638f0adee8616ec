/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.mapping;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.serverlessmaven.template.Json;
import java.util.List;
import java.util.Map;

/** A model of a REST API: a JSON Schema of draft 4. */
public final class RequestModel {

    private static final String PLACE = "https://apigateway.amazonaws.com/";

    private final Schema schema;

    /**
     * Reads a model.
     *
     * @param schema its JSON Schema
     * @param others the schemas of all models of the API by the URL at which a schema refers to them
     * @throws MappingProblem if it is not a JSON Schema
     */
    public RequestModel(String schema, Map<String, String> others) {
        try {
            SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
                    SpecificationVersion.DRAFT_4, registryBuilder -> registryBuilder.schemas(others));
            this.schema = registry.getSchema(schema);
        } catch (RuntimeException e) {
            throw MappingProblem.ofTemplate(e);
        }
    }

    /** The URL at which schemas refer to a model. */
    public static String url(String api, String name) {
        return PLACE + "restapis/" + api + "/models/" + name;
    }

    /**
     * What of a body does not fit; nothing if it is valid.
     *
     * @throws MappingProblem if the schema refers to another one that is not there
     */
    public List<String> problems(String body) {
        if (Json.tryParse(body).isEmpty()) {
            return List.of("the body is not JSON");
        }
        try {
            return schema.validate(body, InputFormat.JSON).stream()
                    .map(Error::toString)
                    .sorted()
                    .toList();
        } catch (RuntimeException e) {
            throw MappingProblem.ofTemplate(e);
        }
    }
}
