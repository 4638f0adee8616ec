/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import io.github.serverlessmaven.artifact.Sha256;
import io.github.serverlessmaven.deploy.folder.DeploymentFolder;
import io.github.serverlessmaven.deploy.history.PastDeployment;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.manifest.ApiLogging;
import io.github.serverlessmaven.manifest.Manifest;
import io.github.serverlessmaven.manifest.Manifest.PackagedArtifact;
import io.github.serverlessmaven.manifest.Manifest.PackagedFunction;
import io.github.serverlessmaven.manifest.PackagedImages;
import io.github.serverlessmaven.manifest.Pruning;
import io.github.serverlessmaven.manifest.RestApiStage;
import io.github.serverlessmaven.manifest.StackOptions;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.model.ServiceSchema;
import io.github.serverlessmaven.model.StackSchema;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What Serverless deployed, of which the bucket has the template and the packages. Tags, parameters, role and policy of the stack are those
 * configured now, as in Serverless itself.
 *
 * @param service the service as it is configured now
 * @param history its deployments
 */
record ServerlessDeployment(Service service, ServiceHistory history) {

    /**
     * The deployment as a folder that lacks the packages, which are in the bucket.
     *
     * @param path an empty folder
     * @throws ServerlessException if its template is gone
     */
    DeploymentFolder folder(PastDeployment deployment, Path path) {
        String text = history.history()
                .orElseThrow()
                .template(deployment)
                .orElseThrow(() -> new ServerlessException(
                        "The template of deployment " + deployment.id() + " was deleted meanwhile: " + deployment.key(),
                        DeploymentFolder.deployAgain(Optional.empty())));
        Value.Mapping template = (Value.Mapping) Json.parse(text, deployment.key());
        return DeploymentFolder.recorded(path, manifest(text, template), text, Optional.empty(), deployment.id());
    }

    private Manifest manifest(String text, Value.Mapping template) {
        return new Manifest(
                service.name(),
                service.stage(),
                service.stackName(),
                service.region(),
                service.provider().get(ServiceSchema.PROFILE),
                service.provider().get(StackSchema.EXPECTED_ACCOUNT),
                stack(template),
                service.deploymentBucket().options(),
                service.artifactPrefix(),
                Sha256.of(text).hex(),
                packages(template)
                        .distinct()
                        .map(ServerlessDeployment::artifact)
                        .toList(),
                new PackagedImages(service.imageRepository(), List.of()),
                functions(template),
                List.of(),
                List.of(),
                Pruning.NONE,
                ApiLogging.NONE,
                RestApiStage.NONE,
                List.of());
    }

    /** The template may have other parameters than are configured now. */
    private StackOptions stack(Value.Mapping template) {
        StackOptions options = new DeploymentOptions(service).stack();
        Map<String, Optional<String>> parameters = new LinkedHashMap<>(options.parameters());
        parameters.keySet().retainAll(template.section("Parameters").entries().keySet());
        return options.withParameters(parameters);
    }

    /** The keys of this stage's packages, wherever the template names them. */
    private Stream<String> packages(Value value) {
        if (value instanceof Value.Sequence sequence) {
            return sequence.items().stream().flatMap(this::packages);
        }
        if (!(value instanceof Value.Mapping mapping)) {
            return Stream.empty();
        }
        return Stream.concat(
                mapping.text("S3Key").filter(key -> key.startsWith(service.artifactPrefix() + "/")).stream(),
                mapping.entries().values().stream().flatMap(this::packages));
    }

    private static PackagedArtifact artifact(String key) {
        return new PackagedArtifact(key.substring(key.lastIndexOf('/') + 1), "", 0, key);
    }

    private List<PackagedFunction> functions(Value.Mapping template) {
        Map<String, String> keys = new LinkedHashMap<>();
        service.functions().forEach(function -> keys.put(function.name(), function.key()));
        Value.Mapping resources = template.section("Resources");
        return resources.entries().keySet().stream()
                .map(resources::section)
                .flatMap(resource -> resource.section("Properties").text("FunctionName").stream()
                        .filter(name -> resource.text("Type")
                                .filter("AWS::Lambda::Function"::equals)
                                .isPresent()))
                .map(name -> new PackagedFunction(keys.getOrDefault(name, name), name))
                .toList();
    }
}
