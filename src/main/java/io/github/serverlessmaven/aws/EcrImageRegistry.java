/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.aws;

import io.github.serverlessmaven.deploy.port.ImageRegistry;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.image.ImageLayout;
import io.github.serverlessmaven.image.RegistryAccess.Login;
import io.github.serverlessmaven.image.RegistryNetwork;
import io.github.serverlessmaven.image.RegistryPush;
import io.github.serverlessmaven.image.RegistryRepository;
import io.github.serverlessmaven.manifest.ImageRepository;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.EcrException;
import software.amazon.awssdk.services.ecr.model.ImageDetail;
import software.amazon.awssdk.services.ecr.model.ImageFailureCode;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.ecr.model.ImageNotFoundException;
import software.amazon.awssdk.services.ecr.model.Repository;
import software.amazon.awssdk.services.ecr.model.RepositoryNotFoundException;

/** Images of Amazon ECR. */
final class EcrImageRegistry implements ImageRegistry {

    /** "BatchDeleteImage" in the Amazon ECR API reference. */
    private static final int DELETED_AT_ONCE = 100;

    private final EcrClient client;
    private final EcrRepositories repositories;
    private final RegistryNetwork network;
    private final Optional<URI> endpoint;
    private final Consumer<Duration> pause;

    /**
     * Makes access to images.
     *
     * @param network the way to the registry
     * @param endpoint the address of the registry, instead of AWS's own
     * @param pause waits before a request is tried again
     */
    EcrImageRegistry(EcrClient client, RegistryNetwork network, Optional<URI> endpoint, Consumer<Duration> pause) {
        this.client = client;
        this.repositories = new EcrRepositories(client);
        this.network = network;
        this.endpoint = endpoint;
        this.pause = pause;
    }

    @Override
    public Optional<String> digest(String account, String repository, String tag) {
        return AwsErrors.translating(
                "look up the image " + repository + ":" + tag,
                () -> lookUp(
                        Optional.of(account),
                        repository,
                        ImageIdentifier.builder().imageTag(tag).build()));
    }

    @Override
    public boolean contains(Optional<String> account, String repository, String digest) {
        return AwsErrors.translating(
                "look up the image " + repository + "@" + digest,
                () -> lookUp(
                                account,
                                repository,
                                ImageIdentifier.builder().imageDigest(digest).build())
                        .isPresent());
    }

    private Optional<String> lookUp(Optional<String> account, String repository, ImageIdentifier image) {
        try {
            return client
                    .describeImages(request -> {
                        request.repositoryName(repository).imageIds(List.of(image));
                        account.ifPresent(request::registryId);
                    })
                    .imageDetails()
                    .stream()
                    .map(ImageDetail::imageDigest)
                    .findFirst();
        } catch (ImageNotFoundException | RepositoryNotFoundException e) {
            return Optional.empty();
        }
    }

    @Override
    public void prepare(ImageRepository repository, String stackName, Map<String, String> tags) {
        if (repository.own()) {
            repositories.createOrUpdate(repository, stackName, tags);
        } else {
            require(repository);
        }
    }

    private Repository require(ImageRepository repository) {
        String region = client.serviceClientConfiguration().region().id();
        repository
                .registry()
                .filter(host -> !host.contains(".dkr.ecr." + region + "."))
                .ifPresent(host -> {
                    throw new ServerlessException(
                            "The repository " + host + "/" + repository.name() + " is not in " + region
                                    + ", where the functions are deployed.",
                            "Use a repository in " + region + ": Lambda takes images of its own region only.");
                });
        return repositories
                .find(repository.name(), repository.registry().map(host -> host.substring(0, host.indexOf('.'))))
                .orElseThrow(() -> new ServerlessException(
                        "There is no image repository "
                                + repository.registry().map(host -> host + "/").orElse("") + repository.name() + ".",
                        repository.own()
                                ? "Deploy again."
                                : "Create it, or remove provider.ecr.repository to get one of the service's own."));
    }

    @Override
    public long push(ImageRepository repository, ImageLayout image, String tag) {
        String uri = require(repository).repositoryUri();
        URI address = endpoint.orElseGet(() -> URI.create("https://" + uri.substring(0, uri.indexOf('/'))));
        AtomicLong sent = new AtomicLong();
        new RegistryPush(new RegistryRepository(address, repository.name(), this::login), network, pause)
                .push(image, tag, blob -> sent.addAndGet(blob.size()));
        return sent.get();
    }

    /** A token is good for 12 hours ("GetAuthorizationToken" in the Amazon ECR API reference). */
    private Optional<Login> login() {
        return AwsErrors.translating("get a token to push images with", () -> {
            String token =
                    client.getAuthorizationToken().authorizationData().get(0).authorizationToken();
            String text = new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8);
            int colon = text.indexOf(':');
            return Optional.of(new Login(text.substring(0, colon), text.substring(colon + 1)));
        });
    }

    @Override
    public Removal delete(String name, String stackName) {
        return AwsErrors.translating("delete the image repository " + name, () -> {
            try {
                return repositories.delete(name, stackName);
            } catch (EcrException e) {
                if ("AccessDeniedException".equals(e.awsErrorDetails().errorCode())) {
                    return Removal.FORBIDDEN;
                }
                throw e;
            }
        });
    }

    @Override
    public List<StoredImage> list(String repository) {
        return AwsErrors.translating("list the images of repository " + repository, () -> {
            try {
                return client
                        .describeImagesPaginator(request -> request.repositoryName(repository))
                        .imageDetails()
                        .stream()
                        .map(image -> new StoredImage(image.imageDigest(), image.imagePushedAt()))
                        .toList();
            } catch (RepositoryNotFoundException e) {
                return List.of();
            }
        });
    }

    @Override
    public void delete(String repository, Set<String> digests) {
        List<ImageIdentifier> images = digests.stream()
                .sorted()
                .map(digest -> ImageIdentifier.builder().imageDigest(digest).build())
                .toList();
        AwsErrors.translating("delete images of repository " + repository, () -> {
            for (int from = 0; from < images.size(); from += DELETED_AT_ONCE) {
                delete(repository, images.subList(from, Math.min(images.size(), from + DELETED_AT_ONCE)));
            }
            return images;
        });
    }

    private void delete(String repository, List<ImageIdentifier> images) {
        client.batchDeleteImage(request -> request.repositoryName(repository).imageIds(images)).failures().stream()
                .filter(failure -> failure.failureCode() != ImageFailureCode.IMAGE_NOT_FOUND)
                .findFirst()
                .ifPresent(failure -> {
                    throw new ServerlessException(
                            "The image " + repository + "@" + failure.imageId().imageDigest() + " was not deleted: "
                                    + failure.failureReason(),
                            "Delete it in Amazon ECR, or correct what the message names.");
                });
    }
}
