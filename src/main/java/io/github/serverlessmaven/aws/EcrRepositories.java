/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.aws;

import io.github.serverlessmaven.deploy.port.ImageRegistry.Removal;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.manifest.ImageRepository;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.EncryptionConfiguration;
import software.amazon.awssdk.services.ecr.model.ImageTagMutability;
import software.amazon.awssdk.services.ecr.model.LifecyclePolicyNotFoundException;
import software.amazon.awssdk.services.ecr.model.Repository;
import software.amazon.awssdk.services.ecr.model.RepositoryAlreadyExistsException;
import software.amazon.awssdk.services.ecr.model.RepositoryNotFoundException;
import software.amazon.awssdk.services.ecr.model.Tag;

/** Repositories of Amazon ECR. Those of stacks say in a tag whose they are; one without it was made by Serverless. */
final class EcrRepositories {

    private static final String OWNER = "serverless-stack";

    /** The description of the rule that the first versions of this plugin set. */
    private static final String RULE = "Keep the newest images";

    private final EcrClient client;

    EcrRepositories(EcrClient client) {
        this.client = client;
    }

    /**
     * A repository.
     *
     * @param account the account of the registry; that of the credentials if empty
     */
    Optional<Repository> find(String name, Optional<String> account) {
        return AwsErrors.translating("read the image repository " + name, () -> lookUp(name, account));
    }

    private Optional<Repository> lookUp(String name, Optional<String> account) {
        try {
            return client
                    .describeRepositories(request -> {
                        request.repositoryNames(name);
                        account.ifPresent(request::registryId);
                    })
                    .repositories()
                    .stream()
                    .findFirst();
        } catch (RepositoryNotFoundException e) {
            return Optional.empty();
        }
    }

    /**
     * Makes a repository, or updates its settings.
     *
     * @throws ServerlessException if it belongs to another stack, or what is set cannot be changed
     */
    void createOrUpdate(ImageRepository options, String stackName, Map<String, String> tags) {
        Map<String, String> wanted = new TreeMap<>(tags);
        wanted.put(OWNER, stackName);
        Optional<Repository> found = find(options.name(), Optional.empty());
        AwsErrors.translating("set up the image repository " + options.name(), () -> {
            Repository repository = found.orElseGet(() -> create(options, wanted));
            requireOwn(repository, stackName);
            requireEncryption(repository, options);
            setTags(repository, wanted);
            setScanning(repository, options);
            setMutability(repository, options);
            removeLifecycle(options);
            return repository;
        });
    }

    private Repository create(ImageRepository options, Map<String, String> tags) {
        try {
            return client.createRepository(request -> {
                        request.repositoryName(options.name())
                                .imageScanningConfiguration(scan -> scan.scanOnPush(options.scanOnPush()))
                                .imageTagMutability(mutability(options))
                                .tags(toTags(tags));
                        if (options.encryption().isPresent() || options.kmsKey().isPresent()) {
                            request.encryptionConfiguration(encryption -> {
                                encryption.encryptionType(options.encryption().orElse("KMS"));
                                options.kmsKey().ifPresent(encryption::kmsKey);
                            });
                        }
                    })
                    .repository();
        } catch (RepositoryAlreadyExistsException madeJustNow) {
            return lookUp(options.name(), Optional.empty()).orElseThrow(() -> madeJustNow);
        }
    }

    private void requireOwn(Repository repository, String stackName) {
        owner(repository).filter(owner -> !owner.equals(stackName)).ifPresent(owner -> {
            throw new ServerlessException(
                    "The image repository " + repository.repositoryName() + " belongs to the stack " + owner
                            + ", not to " + stackName + ".",
                    "Give the service another name, or name a repository for its images with provider.ecr.repository.");
        });
    }

    private static void requireEncryption(Repository repository, ImageRepository options) {
        Optional<String> is = Optional.ofNullable(repository.encryptionConfiguration())
                .map(EncryptionConfiguration::encryptionTypeAsString);
        Optional<String> wanted = options.encryption().or(() -> options.kmsKey().map(key -> "KMS"));
        if (is.isPresent() && wanted.isPresent() && !is.equals(wanted)) {
            throw new ServerlessException(
                    "The image repository " + options.name() + " is encrypted with " + is.get() + ", not with "
                            + wanted.get() + ", and Amazon ECR cannot change that.",
                    "Remove provider.ecr.encryptionType and kmsKey, or delete the repository.");
        }
    }

    private void setTags(Repository repository, Map<String, String> wanted) {
        if (!tags(repository).entrySet().containsAll(wanted.entrySet())) {
            client.tagResource(
                    request -> request.resourceArn(repository.repositoryArn()).tags(toTags(wanted)));
        }
    }

    private void setScanning(Repository repository, ImageRepository options) {
        boolean is = repository.imageScanningConfiguration() != null
                && Boolean.TRUE.equals(repository.imageScanningConfiguration().scanOnPush());
        if (is != options.scanOnPush()) {
            client.putImageScanningConfiguration(request -> request.repositoryName(options.name())
                    .imageScanningConfiguration(scan -> scan.scanOnPush(options.scanOnPush())));
        }
    }

    private void setMutability(Repository repository, ImageRepository options) {
        if (repository.imageTagMutability() != mutability(options)) {
            client.putImageTagMutability(
                    request -> request.repositoryName(options.name()).imageTagMutability(mutability(options)));
        }
    }

    private static ImageTagMutability mutability(ImageRepository options) {
        return options.immutableTags() ? ImageTagMutability.IMMUTABLE : ImageTagMutability.MUTABLE;
    }

    /** A policy counts images and knows no deployments; with a number none may be there, and without it one of ours may not. */
    private void removeLifecycle(ImageRepository options) {
        Optional<String> policy =
                lifecycle(options.name()).filter(text -> options.keptImages().isPresent() || text.contains(RULE));
        if (policy.isPresent()) {
            client.deleteLifecyclePolicy(request -> request.repositoryName(options.name()));
        }
    }

    private Optional<String> lifecycle(String name) {
        try {
            return Optional.of(client.getLifecyclePolicy(request -> request.repositoryName(name))
                    .lifecyclePolicyText());
        } catch (LifecyclePolicyNotFoundException e) {
            return Optional.empty();
        }
    }

    /** Deletes the repository of a stack, with its images. */
    Removal delete(String name, String stackName) {
        Optional<Repository> found = lookUp(name, Optional.empty());
        if (found.isEmpty()) {
            return Removal.ABSENT;
        }
        if (owner(found.get()).filter(owner -> !owner.equals(stackName)).isPresent()) {
            return Removal.OF_ANOTHER_STACK;
        }
        client.deleteRepository(request -> request.repositoryName(name).force(true));
        return Removal.DELETED;
    }

    private Optional<String> owner(Repository repository) {
        return Optional.ofNullable(tags(repository).get(OWNER));
    }

    private Map<String, String> tags(Repository repository) {
        Map<String, String> tags = new TreeMap<>();
        client.listTagsForResource(request -> request.resourceArn(repository.repositoryArn()))
                .tags()
                .forEach(tag -> tags.put(tag.key(), tag.value()));
        return tags;
    }

    private static List<Tag> toTags(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }
}
