/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy;

import io.github.serverlessmaven.deploy.function.FunctionMarkers;
import io.github.serverlessmaven.deploy.history.DeploymentHistory;
import io.github.serverlessmaven.deploy.history.DeploymentRecord;
import io.github.serverlessmaven.deploy.history.KeptDeployments;
import io.github.serverlessmaven.deploy.port.ImageRegistry.StoredImage;
import io.github.serverlessmaven.deploy.port.PublishedVersions;
import io.github.serverlessmaven.deploy.port.StackStatus;
import io.github.serverlessmaven.deploy.port.Target;
import io.github.serverlessmaven.deploy.stack.DeployedStack;
import io.github.serverlessmaven.deploy.stack.DeploymentException;
import io.github.serverlessmaven.deploy.stack.StackRollback;
import io.github.serverlessmaven.manifest.ImageRepository;
import io.github.serverlessmaven.manifest.Pruning;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Finds and deletes what only old deployments of a stack used. What the stack has now, what an alias points at, what functions run that
 * were changed without CloudFormation, and what a deployment that is kept uses, stays.
 *
 * @param target where the stack is
 */
public record Pruner(Target target) {

    /**
     * Finds what can go.
     *
     * @param pruning the functions and layers, and how many deployments and versions of each are kept
     * @param history the deployments; empty if the stack has no bucket
     * @param images the repository of the images that are built with the service
     * @throws DeploymentException if the stack is in a state in which it may still need what is old
     */
    public Superseded find(
            DeployedStack deployed, Pruning pruning, Optional<DeploymentHistory> history, ImageRepository images) {
        StackStatus status = deployed.stack().status();
        if (!status.isUpdatable() || StackRollback.isOpen(status)) {
            throw new DeploymentException(
                    "The stack " + deployed.stack().name() + " is "
                            + deployed.stack().statusText() + ": what its end needs is not known. Nothing was deleted.",
                    "Prune it when it can be deployed.");
        }
        PublishedVersions versions = target.versions();
        Collection<String> outputs = deployed.stack().outputs().values();
        Map<String, List<Long>> functions = new TreeMap<>();
        pruning.functions()
                .forEach(name -> put(
                        functions,
                        name,
                        old(versions.ofFunction(name), pruning.kept(), current(outputs, ":function:" + name))));
        Map<String, List<Long>> layers = new TreeMap<>();
        pruning.layers()
                .forEach(name -> put(
                        layers, name, old(versions.ofLayer(name), pruning.kept(), current(outputs, ":layer:" + name))));
        Optional<KeptDeployments> kept =
                history.flatMap(known -> KeptDeployments.newest(pruning.kept(), known, pinned(deployed, known)));
        return new Superseded(
                functions,
                layers,
                kept.map(KeptDeployments::superseded).orElse(List.of()),
                kept.filter(known -> images.own())
                        .map(known -> images(images.name(), known, deployed))
                        .orElse(List.of()));
    }

    private static void put(Map<String, List<Long>> all, String name, List<Long> versions) {
        if (!versions.isEmpty()) {
            all.put(name, versions);
        }
    }

    private static List<Long> old(List<Long> all, int kept, Predicate<Long> isCurrent) {
        return all.stream()
                .sorted(Comparator.reverseOrder())
                .skip(kept)
                .filter(isCurrent.negate())
                .toList();
    }

    /** The stack's own version may be older than those that failed deployments left behind. */
    private static Predicate<Long> current(Collection<String> outputs, String resource) {
        return version -> outputs.stream().anyMatch(output -> output.endsWith(resource + ":" + version));
    }

    private static Set<String> pinned(DeployedStack deployed, DeploymentHistory history) {
        Set<String> pinned = new HashSet<>();
        deployed.template().ifPresent(template -> texts(template).forEach(pinned::add));
        history.all().stream()
                .filter(past -> past.isRecorded())
                .flatMap(past -> history.read(past.key()).stream())
                .filter(record -> isDeployed(record, deployed))
                .findFirst()
                .ifPresent(record -> pinned.addAll(record.objects()));
        pinned.addAll(new FunctionMarkers(history.store(), history.bucket(), history.artifactPrefix()).packages());
        return pinned;
    }

    private static boolean isDeployed(DeploymentRecord record, DeployedStack deployed) {
        return deployed.template()
                .filter(Json.parse(record.template(), record.id())::equals)
                .isPresent();
    }

    private static Stream<String> texts(Value value) {
        if (value instanceof Value.Text text) {
            return Stream.of(text.text());
        }
        if (value instanceof Value.Sequence sequence) {
            return sequence.items().stream().flatMap(Pruner::texts);
        }
        return value instanceof Value.Mapping mapping
                ? mapping.entries().values().stream().flatMap(Pruner::texts)
                : Stream.empty();
    }

    private List<String> images(String repository, KeptDeployments kept, DeployedStack deployed) {
        String template = deployed.template().map(Json::compact).orElse("");
        return target.images().list(repository).stream()
                .filter(image -> image.pushed().isBefore(kept.oldest()))
                .map(StoredImage::digest)
                .filter(digest -> !kept.images().contains(digest) && !template.contains(digest))
                .toList();
    }

    /**
     * Deletes what was found.
     *
     * @param history the deployments it was found among
     * @param repository the name of the repository of images
     */
    public void delete(Superseded found, Optional<DeploymentHistory> history, String repository) {
        PublishedVersions versions = target.versions();
        found.functions().forEach((name, old) -> old.forEach(version -> versions.deleteOfFunction(name, version)));
        found.layers().forEach((name, old) -> old.forEach(version -> versions.deleteOfLayer(name, version)));
        // The records go first: what they name may go only when nobody can return to it any more.
        history.ifPresent(known -> Stream.concat(
                        found.objects().stream().filter(Pruner::isRecord),
                        found.objects().stream().filter(Predicate.not(Pruner::isRecord)))
                .forEach(key -> known.store().deleteAll(known.bucket(), key)));
        if (!found.images().isEmpty()) {
            target.images().delete(repository, Set.copyOf(found.images()));
        }
    }

    private static boolean isRecord(String key) {
        return key.contains("/deployments/");
    }

    /**
     * What only old deployments used.
     *
     * @param functions the versions of each function
     * @param layers the versions of each layer
     * @param objects keys of objects in the bucket
     * @param images digests of images
     */
    public record Superseded(
            Map<String, List<Long>> functions,
            Map<String, List<Long>> layers,
            List<String> objects,
            List<String> images) {

        /** Copies the lists. */
        public Superseded {
            objects = List.copyOf(objects);
            images = List.copyOf(images);
        }

        /** Whether there is nothing. */
        public boolean isEmpty() {
            return functions.isEmpty() && layers.isEmpty() && objects.isEmpty() && images.isEmpty();
        }
    }
}
