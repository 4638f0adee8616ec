/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.model;

import io.github.serverlessmaven.manifest.ImageRepository;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import java.util.List;
import java.util.Optional;

/** The settings below {@code provider.ecr} of the repository that takes the images built for a service. */
public final class ImageRepositorySchema {

    /** A repository created elsewhere. */
    public static final Property<EcrRepository> REPOSITORY = Property.of(
            "repository",
            Types.text(EcrRepository.FORM, EcrRepository.PATTERN.pattern()).map(EcrRepository::parse),
            "The repository that takes the images built here, instead of one of the service; it must exist, and stays as it is.",
            "team/orders");

    private static final Property<Boolean> SCAN_ON_PUSH = Property.of(
            "scanOnPush", Types.bool(), "Whether Amazon ECR looks for known weaknesses in images built here.", "true");

    private static final Property<Integer> MAX_IMAGE_COUNT = Property.of(
                    "maxImageCount",
                    Types.integer(1, 1000),
                    "Of how many deployments, the newest ones, the images built here are kept; those that only older ones used are deleted.",
                    "10")
            .alias("maxImages");

    private static final Property<String> ENCRYPTION = Property.of(
            "encryptionType",
            Types.choice(List.of("AES256", "KMS", "KMS_DSSE")),
            "How Amazon ECR encrypts images built here; it cannot be changed once there is a repository.",
            "KMS");

    private static final Property<String> KMS_KEY = Property.of(
            "kmsKey",
            Types.text("the id, alias or ARN of a KMS key", "\\S+"),
            "The KMS key that images built here are encrypted with.",
            "arn:aws:kms:eu-central-1:123456789012:key/1234abcd");

    private static final Property<String> TAG_MUTABILITY = Property.of(
            "imageTagMutability",
            Types.choice(List.of("MUTABLE", "IMMUTABLE")),
            "Whether a tag of the repository may come to point at another image; those given here never do.",
            "IMMUTABLE");

    /** The settings of a repository of the service's own. */
    public static final List<Property<?>> OWN_REPOSITORY_PROPERTIES =
            List.of(SCAN_ON_PUSH, MAX_IMAGE_COUNT, ENCRYPTION, KMS_KEY, TAG_MUTABILITY);

    private ImageRepositorySchema() {}

    static ImageRepository of(Names names, PropertyValues ecr) {
        Optional<EcrRepository> elsewhere = ecr.get(REPOSITORY);
        EcrRepository repository =
                elsewhere.orElseGet(() -> new EcrRepository(Optional.empty(), names.imageRepository()));
        return new ImageRepository(
                repository.registry(),
                repository.name(),
                elsewhere.isEmpty(),
                ecr.get(SCAN_ON_PUSH).orElse(false),
                ecr.get(MAX_IMAGE_COUNT),
                ecr.get(ENCRYPTION),
                ecr.get(KMS_KEY),
                ecr.get(TAG_MUTABILITY).filter("IMMUTABLE"::equals).isPresent());
    }
}
