/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import io.github.serverlessmaven.compile.PrunedVersions;
import io.github.serverlessmaven.deploy.BucketOptions;
import io.github.serverlessmaven.deploy.Manifest;
import io.github.serverlessmaven.deploy.RepositoryOptions;
import io.github.serverlessmaven.deploy.StackOptions;
import io.github.serverlessmaven.model.DeletionProtection;
import io.github.serverlessmaven.model.DeploymentBucketSettings;
import io.github.serverlessmaven.model.ImageRepository;
import io.github.serverlessmaven.model.RollbackAlarms;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.model.StackSchema;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.template.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a service's configuration says about its deployment, in the words of the manifest. */
final class DeploymentOptions {

    private final Service service;

    DeploymentOptions(Service service) {
        this.service = service;
    }

    /** How CloudFormation treats the stack. */
    StackOptions stack() {
        PropertyValues provider = service.provider();
        Map<String, Optional<String>> parameters = new LinkedHashMap<>();
        provider.get(StackSchema.STACK_PARAMETERS)
                .orElse(List.of())
                .forEach(parameter -> parameters.put(parameter.key(), parameter.value()));
        return new StackOptions(
                provider.get(StackSchema.STACK_TAGS).orElse(Map.of()),
                parameters,
                provider.get(StackSchema.NOTIFICATION_ARNS).orElse(List.of()),
                provider.get(StackSchema.ROLLBACK_CONFIGURATION).map(DeploymentOptions::rollback),
                provider.get(StackSchema.DISABLE_ROLLBACK).orElseThrow(),
                provider.get(StackSchema.STACK_POLICY)
                        .map(statements -> Value.mapping("Statement", new Value.Sequence(List.copyOf(statements)))),
                service.roles().deployment(),
                provider.get(DeletionProtection.PROPERTY).map(protection -> protection.holdsFor(service.stage())));
    }

    /** Which versions are deleted afterwards. */
    Optional<Manifest.Pruning> pruning() {
        PrunedVersions pruned = new PrunedVersions(service);
        return service.provider()
                .get(StackSchema.PRUNE_FUNCTION_VERSIONS)
                .flatMap(kept -> kept)
                .map(kept -> new Manifest.Pruning(kept, pruned.functions(), pruned.layers()));
    }

    private static StackOptions.Rollback rollback(RollbackAlarms configured) {
        Map<String, String> alarms = new LinkedHashMap<>();
        configured.alarms().forEach(alarm -> alarms.put(alarm.arn(), alarm.type()));
        return new StackOptions.Rollback(alarms, configured.minutes());
    }

    /** Where images go. */
    RepositoryOptions imageRepository() {
        ImageRepository configured = service.imageRepository();
        return new RepositoryOptions(
                configured.repository().registry(),
                configured.repository().name(),
                configured.isOwn(),
                configured.scansOnPush(),
                configured.keptImages(),
                configured.encryption(),
                configured.kmsKey(),
                configured.hasImmutableTags());
    }

    /** Where the packages go. */
    BucketOptions bucket() {
        DeploymentBucketSettings settings = service.deploymentBucket();
        return new BucketOptions(
                settings.name(),
                new BucketOptions.Encryption(settings.encryption(), settings.kmsKey()),
                settings.keptArtifacts());
    }
}
