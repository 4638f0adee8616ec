/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.image;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a base image, as {@code docker pull} takes it. Without a registry it is one of Docker Hub, without a tag the tag is
 * {@code latest}.
 *
 * @param text the name as it was given
 * @param registry the host of the registry's API, with its port if it has one
 * @param repository the repository there
 * @param reference a tag or a digest; of both the digest
 */
record BaseName(String text, String registry, String repository, String reference) {

    private static final String DOCKER_HUB = "registry-1.docker.io";

    /** All names of Docker Hub, the one of its API last. */
    private static final List<String> DOCKER_HUB_NAMES =
            List.of("docker.io", "index.docker.io", "https://index.docker.io/v1/", DOCKER_HUB);

    /** The grammar of the OCI distribution specification; a host has a dot or a port, or is localhost. */
    private static final Pattern NAME = Pattern.compile(
            "(?:(?<host>[a-zA-Z0-9-]+(?:\\.[a-zA-Z0-9-]+)+(?::\\d+)?|[a-zA-Z0-9-]+:\\d+|localhost|\\[::1](?::\\d+)?)/)?"
                    + "(?<repository>[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*)"
                    + "(?::(?<tag>\\w[\\w.-]{0,127}))?(?:@(?<digest>sha256:[0-9a-f]{64}))?");

    /**
     * Reads a name.
     *
     * @throws ImageException if it is malformed
     */
    static BaseName parse(String text) {
        Matcher name = NAME.matcher(text);
        if (!name.matches()) {
            throw new ImageException(
                    "\"" + text + "\" is not a name of a base image.",
                    "Write it as in public.ecr.aws/lambda/java:21 or registry.example.com/team/base@sha256:<digest>.");
        }
        String host = Optional.ofNullable(name.group("host"))
                .filter(given -> !DOCKER_HUB_NAMES.contains(given))
                .orElse(DOCKER_HUB);
        String repository = name.group("repository");
        return new BaseName(
                text,
                host,
                host.equals(DOCKER_HUB) && !repository.contains("/") ? "library/" + repository : repository,
                Optional.ofNullable(name.group("digest"))
                        .or(() -> Optional.ofNullable(name.group("tag")))
                        .orElse("latest"));
    }

    /** Whether it always means the same image. */
    boolean neverChanges() {
        return reference.startsWith("sha256:");
    }

    /** The ids under which the registry's login may be configured. */
    List<String> loginIds() {
        return registry.equals(DOCKER_HUB) ? DOCKER_HUB_NAMES : List.of(registry);
    }

    @Override
    public String toString() {
        return text;
    }
}
