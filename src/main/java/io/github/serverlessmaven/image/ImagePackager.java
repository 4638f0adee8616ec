/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.image;

import io.github.serverlessmaven.artifact.Modules;
import io.github.serverlessmaven.artifact.Workspace;
import io.github.serverlessmaven.model.Code;
import io.github.serverlessmaven.model.DockerfileBuild;
import io.github.serverlessmaven.model.ImageBuild;
import io.github.serverlessmaven.model.JibBuild;
import io.github.serverlessmaven.model.LambdaFunction;
import io.github.serverlessmaven.model.Service;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Builds the images of a service. Each lies in a folder of its own below the output folder afterwards. */
public final class ImagePackager {

    /** Where images lie in the output folder. */
    public static final String FOLDER = "images";

    private final Workspace workspace;
    private final JibImage jib;

    /**
     * Makes a packager.
     *
     * @param workspace where the service is packaged
     * @param modules what Maven knows and builds
     * @param access how registries of base images are reached
     */
    public ImagePackager(Workspace workspace, Modules modules, RegistryAccess access) {
        this.workspace = workspace;
        this.jib = new JibImage(workspace, modules, access);
    }

    /**
     * Builds every image that a function runs.
     *
     * @return each image by its name, in the order of the functions
     * @throws ImageException if one cannot be built
     */
    public Map<String, ImageLayout> packageAll(Service service) {
        Map<String, ImageLayout> images = new LinkedHashMap<>();
        for (LambdaFunction function : service.functions()) {
            if (service.code(function) instanceof Code.BuiltImage image) {
                images.computeIfAbsent(image.name(), name -> build(name, image.build(), service));
            }
        }
        return Collections.unmodifiableMap(images);
    }

    private ImageLayout build(String name, ImageBuild build, Service service) {
        Path target = workspace.output().resolve(FOLDER).resolve(name);
        if (build instanceof DockerfileBuild dockerfile) {
            throw new ImageException(
                    "The image " + name + " of " + dockerfile.path() + " cannot be built yet, for " + target + ".", "");
        }
        if (build instanceof JibBuild settings) {
            return jib.build(JibRequest.of(name, settings, service), target);
        }
        throw new IllegalStateException("unknown kind of build: " + build);
    }
}
