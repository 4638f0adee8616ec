/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import io.github.serverlessmaven.artifact.Artifact;
import io.github.serverlessmaven.artifact.ServicePackages;
import io.github.serverlessmaven.model.Code;
import io.github.serverlessmaven.model.LambdaFunction;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.model.ServiceLayer;
import io.github.serverlessmaven.model.StoredCode;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the packages of a service are, for its template.
 *
 * @param service the service
 */
record PackagePlaces(Service service) {

    /** The code of one function. */
    FunctionCode code(LambdaFunction function, ServicePackages packages) {
        Code code = service.code(function);
        if (code instanceof StoredCode place) {
            return new FunctionCode.Stored(place);
        }
        if (code instanceof Code.Zip) {
            Artifact artifact = required(packages.functions(), function.key());
            return new FunctionCode.Zip(artifact, stored(artifact));
        }
        return new FunctionCode.Image(required(packages.images(), function.key()));
    }

    private static <T> T required(Map<String, T> packages, String key) {
        T found = packages.get(key);
        if (found == null) {
            throw new IllegalArgumentException("no package for " + key);
        }
        return found;
    }

    /** The layers, with those of dependencies. */
    PublishedLayers layers(ServicePackages packages) {
        List<PublishedLayer> layers = new ArrayList<>();
        for (ServiceLayer layer : service.layers()) {
            Artifact artifact = required(packages.layers(), layer.key());
            layers.add(PublishedLayer.of(layer, artifact, stored(artifact), service.names()));
        }
        Map<String, PublishedLayer> dependencies = new LinkedHashMap<>();
        packages.dependencies()
                .forEach((function, artifact) -> dependencies.put(
                        function, PublishedLayer.ofDependencies(artifact, stored(artifact), service.names())));
        return new PublishedLayers(layers, dependencies, service.names());
    }

    /** The key of a package in the deployment bucket, by its content. */
    String key(Artifact artifact) {
        return service.artifactPrefix() + "/code/" + artifact.digest() + ".zip";
    }

    /** Where a package is, for CloudFormation. */
    private Value.Mapping stored(Artifact artifact) {
        return Value.mapping()
                .put("S3Bucket", new DeploymentBucket(service.deploymentBucket()).name())
                .put("S3Key", key(artifact))
                .build();
    }
}
