/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.aws;

import io.github.serverlessmaven.deploy.ImageRegistry;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.ImageDetail;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.ecr.model.ImageNotFoundException;
import software.amazon.awssdk.services.ecr.model.RepositoryNotFoundException;

/** Images of Amazon ECR. */
final class EcrImageRegistry implements ImageRegistry {

    private final EcrClient client;

    EcrImageRegistry(EcrClient client) {
        this.client = client;
    }

    @Override
    public Optional<String> digest(String account, String repository, String tag) {
        return AwsFailure.during("look up the image " + repository + ":" + tag, () -> {
            try {
                return client
                        .describeImages(request -> request.registryId(account)
                                .repositoryName(repository)
                                .imageIds(List.of(
                                        ImageIdentifier.builder().imageTag(tag).build())))
                        .imageDetails()
                        .stream()
                        .map(ImageDetail::imageDigest)
                        .findFirst();
            } catch (ImageNotFoundException | RepositoryNotFoundException e) {
                return Optional.empty();
            }
        });
    }
}
