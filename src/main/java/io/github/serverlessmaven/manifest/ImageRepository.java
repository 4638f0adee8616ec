/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.manifest;

import java.util.Optional;

/**
 * The repository that takes the images built for a service.
 *
 * @param registry the host of its registry; empty for that of the account and region of the deployment
 * @param name its name
 * @param own whether it is the service's own, created and deleted with it; one created elsewhere stays as it is
 * @param scanOnPush whether Amazon ECR looks for known weaknesses
 * @param keptImages of how many deployments the images are kept; all if empty
 * @param encryption how images are encrypted; as Amazon ECR does by itself if empty
 * @param kmsKey the key they are encrypted with
 * @param immutableTags whether a tag may never come to point at another image
 */
public record ImageRepository(
        Optional<String> registry,
        String name,
        boolean own,
        boolean scanOnPush,
        Optional<Integer> keptImages,
        Optional<String> encryption,
        Optional<String> kmsKey,
        boolean immutableTags) {}
