/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.restapi;

import io.github.serverlessmaven.event.RequestPath;
import io.github.serverlessmaven.template.Intrinsic;
import io.github.serverlessmaven.template.Resource;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The resources of a REST API, one for each part of a path.
 *
 * @param api how the API is configured
 */
record PathTree(RestApiSettings api) {

    /** The id of the resource of a path. */
    Value id(String path) {
        if (path.isEmpty()) {
            return api.root();
        }
        return Optional.ofNullable(api.resources().get(path)).orElseGet(() -> Intrinsic.ref(RestApiIds.resource(path)));
    }

    /** The resources that a path needs and that do not exist already, from the first to the last part. */
    List<Resource> resources(String path) {
        List<Resource> resources = new ArrayList<>();
        String parent = "";
        for (String part : new RequestPath(path).segments()) {
            String current = parent.isEmpty() ? part : parent + "/" + part;
            if (!api.resources().containsKey(current)) {
                Value.Mapping properties = Value.mapping()
                        .put("ParentId", id(parent))
                        .put("PathPart", part)
                        .put("RestApiId", api.id())
                        .build();
                resources.add(Resource.of(RestApiIds.resource(current), "AWS::ApiGateway::Resource", properties));
            }
            parent = current;
        }
        return resources;
    }
}
