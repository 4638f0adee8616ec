/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.aws;

import io.github.serverlessmaven.deploy.port.PublishedVersions;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.AliasConfiguration;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.LayerVersionsListItem;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/** Published versions of AWS Lambda. */
final class LambdaVersions implements PublishedVersions {

    private static final String LATEST = "$LATEST";

    private final LambdaClient client;

    LambdaVersions(LambdaClient client) {
        this.client = client;
    }

    @Override
    public List<Long> ofFunction(String functionName) {
        return AwsErrors.translating(
                "list the versions of " + functionName,
                () ->
                        ifExists(() -> {
                            Set<String> aliased = client
                                    .listAliasesPaginator(request -> request.functionName(functionName))
                                    .aliases()
                                    .stream()
                                    .flatMap(alias -> versions(alias).stream())
                                    .collect(Collectors.toSet());
                            return client
                                    .listVersionsByFunctionPaginator(request -> request.functionName(functionName))
                                    .versions()
                                    .stream()
                                    .map(FunctionConfiguration::version)
                                    .filter(version -> !version.startsWith(LATEST) && !aliased.contains(version))
                                    .map(Long::valueOf)
                                    .toList();
                        }));
    }

    /** The version an alias points at, and those it sends a part of the calls to. */
    private static Set<String> versions(AliasConfiguration alias) {
        Set<String> versions = new java.util.HashSet<>(Set.of(alias.functionVersion()));
        if (alias.routingConfig() != null) {
            versions.addAll(alias.routingConfig().additionalVersionWeights().keySet());
        }
        return versions;
    }

    @Override
    public boolean deleteOfFunction(String functionName, long version) {
        return AwsErrors.translating("delete version " + version + " of " + functionName, () -> {
            try {
                client.deleteFunction(
                        request -> request.functionName(functionName).qualifier(String.valueOf(version)));
                return true;
            } catch (ResourceNotFoundException deletedBefore) {
                return true; // by this very request, if the answer to its first attempt was lost
            } catch (InvalidParameterValueException e) {
                if (String.valueOf(e.getMessage()).contains("because it is a replicated function")) {
                    return false;
                }
                throw e;
            }
        });
    }

    @Override
    public List<Long> ofLayer(String layerName) {
        return AwsErrors.translating(
                "list the versions of layer " + layerName,
                () -> ifExists(() ->
                        client
                                .listLayerVersionsPaginator(request -> request.layerName(layerName))
                                .layerVersions()
                                .stream()
                                .map(LayerVersionsListItem::version)
                                .toList()));
    }

    @Override
    public void deleteOfLayer(String layerName, long version) {
        AwsErrors.translating(
                "delete version " + version + " of layer " + layerName,
                () -> client.deleteLayerVersion(
                        request -> request.layerName(layerName).versionNumber(version)));
    }

    private static List<Long> ifExists(Supplier<List<Long>> request) {
        try {
            return request.get();
        } catch (ResourceNotFoundException e) {
            return List.of();
        }
    }
}
