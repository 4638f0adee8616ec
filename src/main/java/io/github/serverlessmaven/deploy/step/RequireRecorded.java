/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.step;

import io.github.serverlessmaven.deploy.folder.DeploymentFolder;
import io.github.serverlessmaven.deploy.port.ImageRegistry;
import io.github.serverlessmaven.deploy.stack.DeployedStack;
import io.github.serverlessmaven.deploy.stack.DeploymentException;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.manifest.Manifest.PackagedArtifact;
import io.github.serverlessmaven.manifest.PackagedImages;
import io.github.serverlessmaven.manifest.PackagedSecret;
import io.github.serverlessmaven.manifest.SecretSource;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Before an earlier deployment is restored: checks that everything it used is still there. Reads {@code artifacts}, {@code images} and
 * {@code secrets}.
 */
public final class RequireRecorded implements DeploymentStep {

    private static final Pattern IMAGE = Pattern.compile(
            "(?<account>[0-9]{12})[.]dkr[.]ecr[.][^/]+/(?<repository>.+)@(?<digest>sha256:[0-9a-f]{64})");

    @Override
    public void run(DeploymentContext context) {
        if (context.folder().rollbackOf().isEmpty()) {
            return;
        }
        List<String> missing = Stream.of(objects(context), builtImages(context), otherImages(context))
                .flatMap(found -> found)
                .distinct()
                .toList();
        if (!missing.isEmpty()) {
            throw refusal(
                    context,
                    "these are gone:"
                            + String.join(
                                    "",
                                    missing.stream()
                                            .map(name -> System.lineSeparator() + "  " + name)
                                            .toList()),
                    Optional.empty());
        }
        requireSecrets(context);
    }

    private static Stream<String> objects(DeploymentContext context) {
        List<PackagedArtifact> artifacts = context.manifest().artifacts();
        if (artifacts.isEmpty()) {
            return Stream.empty();
        }
        String bucket = context.manifest()
                .bucket()
                .name()
                .or(() -> context.deployed().flatMap(DeployedStack::bucket))
                .orElseThrow(() -> refusal(context, "the stack has no deployment bucket any more.", Optional.empty()));
        return artifacts.stream()
                .map(PackagedArtifact::key)
                .filter(key -> !context.store().contains(bucket, key))
                .map(key -> "s3://" + bucket + "/" + key);
    }

    private static Stream<String> builtImages(DeploymentContext context) {
        PackagedImages images = context.manifest().images();
        ImageRegistry registry = context.target().images();
        Optional<String> account = images.repository().registry().map(host -> host.substring(0, host.indexOf('.')));
        String repository = images.repository().name();
        return images.packaged().stream()
                .filter(image -> !registry.contains(account, repository, image.digest()))
                .map(image -> "image " + image.name() + " (" + repository + "@" + image.digest() + ")");
    }

    /** Images of the account that were not built with the service; another account may let Lambda read what it does not show. */
    private static Stream<String> otherImages(DeploymentContext context) {
        return context.folder().template().section("Resources").entries().values().stream()
                .flatMap(resource -> uri(resource).stream())
                .map(IMAGE::matcher)
                .filter(Matcher::matches)
                .filter(image -> image.group("account").equals(context.account()))
                .filter(image -> !context.target()
                        .images()
                        .contains(Optional.empty(), image.group("repository"), image.group("digest")))
                .map(image -> "image " + image.group());
    }

    private static Optional<String> uri(Value resource) {
        return resource instanceof Value.Mapping mapping
                ? mapping.section("Properties").section("Code").text("ImageUri")
                : Optional.empty();
    }

    private static void requireSecrets(DeploymentContext context) {
        Set<SecretSource> sources = context.manifest().secrets().stream()
                .map(PackagedSecret::source)
                .collect(Collectors.toSet());
        if (!sources.isEmpty()) {
            try {
                context.target().secrets().read(sources);
            } catch (ServerlessException e) {
                throw refusal(context, String.valueOf(e.getMessage()), Optional.of(e));
            }
        }
    }

    private static DeploymentException refusal(
            DeploymentContext context, String reason, Optional<ServerlessException> cause) {
        DeploymentFolder folder = context.folder();
        DeploymentException refusal = new DeploymentException(
                "Deployment " + folder.rollbackOf().orElseThrow() + " cannot be restored, and nothing was changed: "
                        + reason,
                DeploymentFolder.deployAgain(folder.commit()));
        cause.ifPresent(refusal::addSuppressed);
        return refusal;
    }
}
