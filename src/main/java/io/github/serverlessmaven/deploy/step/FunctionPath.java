/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.step;

import io.github.serverlessmaven.deploy.function.FunctionMarker;
import io.github.serverlessmaven.deploy.function.FunctionMarker.MarkedFunction;
import io.github.serverlessmaven.deploy.function.FunctionMarkers;
import io.github.serverlessmaven.deploy.function.FunctionSelection;
import io.github.serverlessmaven.deploy.function.FunctionUpdate;
import io.github.serverlessmaven.deploy.function.TemplateFunction;
import io.github.serverlessmaven.deploy.port.CallerIdentity;
import io.github.serverlessmaven.deploy.port.ConcurrentChangeException;
import io.github.serverlessmaven.deploy.port.FunctionChangedException;
import io.github.serverlessmaven.deploy.port.FunctionState;
import io.github.serverlessmaven.deploy.port.FunctionUpdates;
import io.github.serverlessmaven.deploy.progress.ArtifactProgress;
import io.github.serverlessmaven.deploy.progress.FunctionProgress;
import io.github.serverlessmaven.deploy.stack.DeployedStack;
import io.github.serverlessmaven.deploy.stack.StackMonitor;
import io.github.serverlessmaven.manifest.Manifest.PackagedArtifact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Changes code and literal settings of functions by the API of Lambda, in seconds. A marker in the bucket, which is written before, tells the
 * next deployment of the stack which functions left its template. Whatever it did is continued when it runs again.
 */
public final class FunctionPath {

    private final DeploymentContext context;
    private final FunctionSelection selection;

    /** The path of a deployment whose stack has been looked up. */
    public FunctionPath(DeploymentContext context, FunctionSelection selection) {
        this.context = context;
        this.selection = selection;
    }

    /**
     * Changes the functions.
     *
     * @return whether that could be done; if not, nothing has been changed, and the stack has to be deployed
     * @throws ConcurrentChangeException if somebody else changes one of the functions
     */
    public boolean run() {
        FunctionPathCheck check = new FunctionPathCheck(context, selection);
        if (!check.reasons().isEmpty()) {
            return useStack(check.reasons());
        }
        Optional<String> bucket = new ArtifactBucket(
                        context.deployed().orElseThrow(), context.manifest().artifactPrefix())
                .name();
        if (bucket.isEmpty()) {
            return useStack(List.of("the stack has no bucket with packages"));
        }
        context.useBucket(bucket.get());
        Set<TemplateFunction> wanted = new LinkedHashSet<>(check.selected());
        if (selection.keys().isEmpty()) {
            if (wanted.isEmpty()) {
                return false;
            }
            wanted.addAll(marked(wanted));
        }
        return update(wanted, check.leftOut());
    }

    private boolean useStack(List<String> reasons) {
        context.report(new FunctionProgress.StackNeeded(reasons));
        return false;
    }

    /** Functions that the template of the stack and the wanted one have alike, but that run something else. */
    private List<TemplateFunction> marked(Set<TemplateFunction> wanted) {
        List<TemplateFunction> all = TemplateFunction.of(context.folder().template());
        if (wanted.size() == all.size()) {
            return List.of();
        }
        FunctionMarkers markers = context.markers(context.bucket());
        Set<String> marked = markers.keys().stream()
                .map(markers::read)
                .flatMap(Optional::stream)
                .flatMap(marker -> marker.functions().stream())
                .map(MarkedFunction::logicalId)
                .collect(Collectors.toSet());
        return all.stream()
                .filter(function -> marked.contains(function.logicalId()))
                .toList();
    }

    private boolean update(Set<TemplateFunction> wanted, List<String> leftOut) {
        FunctionUpdates port = context.target().functionUpdates();
        StackMonitor.Pause pause = new StackMonitor.Pause(context.target().clock());
        Map<FunctionUpdate, List<String>> updates = new LinkedHashMap<>();
        for (TemplateFunction function : wanted) {
            String name = function.name().orElseThrow();
            Optional<FunctionState> state = port.find(name);
            if (state.isEmpty()) {
                return useStack(List.of("the function " + name + " does not exist"));
            }
            FunctionUpdate update = new FunctionUpdate(function, state.get(), port, pause::next);
            update.awaitEnd();
            updates.put(update, update.differences());
        }
        updates.values().removeIf(List::isEmpty);
        if (!updates.isEmpty()) {
            context.reportIdentity();
            upload(updates.keySet());
            context.markers(context.bucket()).write(marker(updates));
            update(updates);
        }
        report(wanted, updates, leftOut);
        context.markChanged(!updates.isEmpty());
        return true;
    }

    /** Uploads packages that the stack was not deployed with. */
    private void upload(Set<FunctionUpdate> updates) {
        Set<String> present = context.deployed().flatMap(DeployedStack::template).stream()
                .flatMap(template -> TemplateFunction.of(template).stream())
                .flatMap(function -> function.codeKey().stream())
                .collect(Collectors.toSet());
        Set<String> keys = new LinkedHashSet<>();
        updates.stream()
                .filter(FunctionUpdate::codeDiffers)
                .forEach(update -> keys.add(update.wanted().codeKey().orElseThrow()));
        keys.removeAll(present);
        for (PackagedArtifact artifact : context.manifest().artifacts()) {
            if (keys.remove(artifact.key())) {
                context.store()
                        .upload(
                                context.bucket(),
                                artifact.key(),
                                context.folder().file(artifact),
                                context.folder().digest(artifact));
                context.report(new ArtifactProgress.Uploaded(artifact.path(), artifact.size()));
            }
        }
    }

    private FunctionMarker marker(Map<FunctionUpdate, List<String>> updates) {
        List<MarkedFunction> functions = new ArrayList<>();
        updates.forEach((update, differences) -> functions.add(new MarkedFunction(
                update.wanted().logicalId(),
                update.wanted().name().orElseThrow(),
                update.wanted().codeKey().orElseThrow(),
                update.wanted().codeSha256().orElse(""),
                differences)));
        return new FunctionMarker(
                Instant.ofEpochMilli(context.target().clock().now().toEpochMilli()),
                UUID.randomUUID().toString().substring(0, 8),
                context.target().caller().map(CallerIdentity::arn),
                context.folder().commit(),
                functions);
    }

    private void update(Map<FunctionUpdate, List<String>> updates) {
        try {
            updates.keySet().forEach(update -> update.start(context.bucket()));
            updates.keySet().forEach(FunctionUpdate::requireSuccess);
        } catch (FunctionChangedException e) {
            throw new ConcurrentChangeException(context.manifest().stackName(), e);
        }
    }

    private void report(Set<TemplateFunction> wanted, Map<FunctionUpdate, List<String>> updates, List<String> leftOut) {
        Map<String, List<String>> changes = new LinkedHashMap<>();
        updates.forEach((update, differences) -> changes.put(update.wanted().logicalId(), differences));
        for (TemplateFunction function : wanted) {
            context.report(new FunctionProgress.Updated(
                    function.logicalId(),
                    function.name().orElseThrow(),
                    changes.getOrDefault(function.logicalId(), List.of())));
        }
        if (!leftOut.isEmpty()) {
            context.report(new FunctionProgress.LeftOut(leftOut));
        }
    }
}
