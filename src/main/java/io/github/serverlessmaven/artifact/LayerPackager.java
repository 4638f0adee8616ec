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

    private final Path serviceFolder;
    private final Path output;
    private final FinishedArtifacts finished;

    /**
     * Makes a packager for one service.
     *
     * @param serviceFolder the folder of the configuration
     * @param output where the packages are put
     * @param outsideFiles whether folders and finished artifacts may lie outside the service's folder
     */
    public LayerPackager(Path serviceFolder, Path output, boolean outsideFiles) {
        this.serviceFolder = serviceFolder;
        this.output = output;
        this.finished = new FinishedArtifacts(serviceFolder, output, outsideFiles);
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
        Path folder = serviceFolder.resolve(layer.path().orElse("")).normalize();
        String subject = "The folder \"" + layer.path().orElse("") + "\" of layers." + layer.key();
        if (!Files.isDirectory(folder)) {
            throw new PackagingException(
                    subject + " does not exist: " + folder + ".",
                    "Correct \"path\", which is relative to " + serviceFolder + ".");
        }
        finished.requireInside(folder, subject);
        return FileSelection.ofLayer(folder, layer.patterns())
                .packageTo(output.resolve("layer-" + layer.key() + ".zip"));
    }
}
