/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.artifact;

import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.model.ServiceLayer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Builds the packages of a service's layers: a zip of each layer's folder, or a finished one. */
public final class LayerPackager {

    private final Workspace workspace;
    private final Modules modules;
    private final FinishedArtifacts finished;

    /**
     * Makes a packager for one service.
     *
     * @param workspace where the service is packaged
     * @param modules the Maven modules that layers may be made of
     */
    public LayerPackager(Workspace workspace, Modules modules) {
        this.workspace = workspace;
        this.modules = modules;
        this.finished = new FinishedArtifacts(workspace);
    }

    /**
     * Builds all packages.
     *
     * @return the package of each layer, by the layer's key
     * @throws PackagingException if one cannot be built
     * @throws io.github.serverlessmaven.diagnostic.InvalidConfigurationException if finished artifacts cannot be deployed
     */
    public Map<String, Artifact> packageAll(Service service) {
        Map<String, Artifact> artifacts = new LinkedHashMap<>();
        Diagnostics diagnostics = new Diagnostics();
        for (ServiceLayer layer : service.layers()) {
            try {
                artifacts.put(layer.key(), packageOne(layer));
            } catch (ServerlessException e) {
                if (layer.artifact().isEmpty()) {
                    throw e;
                }
                layer.artifactError(
                        diagnostics, ServicePackager.UNUSABLE_ARTIFACT, String.valueOf(e.getMessage()), e.remedy());
            }
        }
        diagnostics.throwIfErrors();
        return artifacts;
    }

    /**
     * Builds the package of one layer.
     *
     * @throws ServerlessException if it cannot be built
     */
    Artifact packageOne(ServiceLayer layer) {
        Optional<String> given = layer.artifact();
        if (given.isEmpty()) {
            return zip(layer);
        }
        return Coordinates.parse(given.get())
                .map(coordinates -> named(layer, coordinates))
                .orElseGet(() -> finished.take(given.get(), layer.reproducible(), owner(layer)));
    }

    /** A module becomes jars on the class path of functions, just as a jar of a repository; anything else is a layer already. */
    private Artifact named(ServiceLayer layer, Coordinates coordinates) {
        Optional<JavaModule> module = modules.ofBuild(coordinates);
        if (module.isPresent()) {
            return module.get().layerTo(target(layer), workspace);
        }
        Path file = new NamedArtifacts(modules).require(coordinates);
        if (!coordinates.extension().equals("jar")) {
            return finished.take(file, "The artifact " + coordinates + " of " + owner(layer), layer.reproducible());
        }
        ReproducibleZip zip = new ReproducibleZip(workspace.time());
        zip.add(Libraries.LAYER_FOLDER + coordinates.fileName(), new ReleasedJar(file), false);
        return zip.write(target(layer));
    }

    private static String owner(ServiceLayer layer) {
        return "layers." + layer.key();
    }

    private Path target(ServiceLayer layer) {
        return workspace.output().resolve("layer-" + layer.key() + ".zip");
    }

    private Artifact zip(ServiceLayer layer) {
        Path folder = workspace.folder().resolve(layer.path().orElse("")).normalize();
        String subject = "The folder \"" + layer.path().orElse("") + "\" of " + owner(layer);
        if (!Files.isDirectory(folder)) {
            throw new PackagingException(
                    subject + " does not exist: " + folder + ".",
                    "Correct \"path\", which is relative to " + workspace.folder() + ".");
        }
        workspace.requireInside(folder, subject);
        return FileSelection.ofLayer(workspace, folder, layer.patterns()).packageTo(target(layer));
    }
}
