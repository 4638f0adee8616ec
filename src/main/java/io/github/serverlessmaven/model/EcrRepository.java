/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.model;

import io.github.serverlessmaven.manifest.ImageRepository;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A repository of Amazon ECR.
 *
 * @param registry the host of its registry; empty for that of the account and region of the deployment
 * @param name its name
 */
public record EcrRepository(Optional<String> registry, String name) {

    /** A repository in words. */
    static final String FORM =
            "the name of a repository such as team/orders, or its address, 123456789012.dkr.ecr.eu-central-1.amazonaws.com/team/orders";

    /** Must match a whole name or address. */
    static final Pattern PATTERN = Pattern.compile(
            "(?:(?<host>" + ImageUri.REGISTRY + ")/)?(?<name>(?=.{2,256}$)" + ImageUri.REPOSITORY_NAME + ")");

    /** The repository that takes the images built for a service. */
    public static EcrRepository of(ImageRepository repository) {
        return new EcrRepository(repository.registry(), repository.name());
    }

    /** The region of its registry; empty for that of the deployment. */
    public Optional<String> region() {
        return registry.map(host -> host.split("\\.", -1)[3]);
    }

    /** The parts of a name or address, which matches {@link #PATTERN}. */
    static EcrRepository parse(String text) {
        Matcher matcher = PATTERN.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a repository: " + text);
        }
        return new EcrRepository(Optional.ofNullable(matcher.group("host")), matcher.group("name"));
    }
}
