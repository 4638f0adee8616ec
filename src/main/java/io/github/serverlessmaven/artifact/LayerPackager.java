/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.artifact;

import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.model.ServiceLayer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Builds the packages of a service's layers: a zip of each layer's folder, or a finished one as it is. */
public final class LayerPackager {

    private final Workspace workspace;
    private final FinishedArtifacts finished;

    /**
     * Makes a packager for one service.
     *
     * @param workspace where the service is packaged
     */
    public LayerPackager(Workspace workspace) {
        this.workspace = workspace;
        this.finished = new FinishedArtifacts(workspace);
    }

    /**
     * Builds all packages.
     *
     * @return the package of each layer, by the layer's key
     * @throws PackagingException if one cannot be built
     */
    public Map<String, Artifact> packageAll(Service service) {
        Map<String, Artifact> artifacts = new LinkedHashMap<>();
        for (ServiceLayer layer : service.layers()) {
            artifacts.put(layer.key(), artifact(layer));
        }
        return artifacts;
    }

    private Artifact artifact(ServiceLayer layer) {
        Optional<String> given = layer.artifact();
        return given.isPresent() ? finished.take(given.get(), "layers." + layer.key()) : zip(layer);
    }

    private Artifact zip(ServiceLayer layer) {
        Path folder = workspace.folder().resolve(layer.path().orElse("")).normalize();
        String subject = "The folder \"" + layer.path().orElse("") + "\" of layers." + layer.key();
        if (!Files.isDirectory(folder)) {
            throw new PackagingException(
                    subject + " does not exist: " + folder + ".",
                    "Correct \"path\", which is relative to " + workspace.folder() + ".");
        }
        workspace.requireInside(folder, subject);
        return FileSelection.ofLayer(workspace, folder, layer.patterns())
                .packageTo(workspace.output().resolve("layer-" + layer.key() + ".zip"));
    }
}
