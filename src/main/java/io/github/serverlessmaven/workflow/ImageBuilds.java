/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import io.github.serverlessmaven.artifact.Modules;
import io.github.serverlessmaven.artifact.Workspace;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.image.BuildOutput;
import io.github.serverlessmaven.image.BuilderChoice;
import io.github.serverlessmaven.image.ImageLayout;
import io.github.serverlessmaven.image.ImagePackager;
import io.github.serverlessmaven.image.RegistryAccess;
import io.github.serverlessmaven.model.Service;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How this build builds container images.
 *
 * @param registries how registries of base images are reached
 * @param builder which command builds Dockerfiles
 * @param tar the file an image is written to as well
 */
record ImageBuilds(RegistryAccess registries, BuilderChoice builder, Optional<Path> tar) {

    /** As the options and the environment say. */
    static ImageBuilds of(BuildContext build, PackagingOptions options) {
        return new ImageBuilds(
                build.registries(options.imageCache()),
                new BuilderChoice(options.imageBuilder(), searchPath(build.environment())),
                options.imageTar());
    }

    private static List<Path> searchPath(Map<String, String> environment) {
        String path = environment.getOrDefault("PATH", "");
        return Stream.of(path.split(File.pathSeparator, -1))
                .map(File::new)
                .filter(File::isDirectory)
                .map(folder -> folder.getAbsoluteFile().toPath())
                .toList();
    }

    /**
     * Builds a service's images.
     *
     * @param output takes what a command prints
     * @return each by its name
     * @throws ServerlessException if one cannot be built, or a tar of one is wanted where there are others
     */
    Map<String, ImageLayout> of(Service service, Workspace workspace, Modules modules, BuildOutput output) {
        Map<String, ImageLayout> images =
                new ImagePackager(workspace, modules, registries, builder, output).packageAll(service);
        tar.ifPresent(file -> only(images).writeTar(service.names().imageRepository() + ":latest", file));
        return images;
    }

    private static ImageLayout only(Map<String, ImageLayout> images) {
        if (images.size() != 1) {
            throw new ServerlessException(
                    "serverless.image.tar takes one image, but the service builds "
                            + (images.isEmpty() ? "none" : images.size() + ": " + String.join(", ", images.keySet()))
                            + ".",
                    "Leave it out; all images lie in the folder \"" + ImagePackager.FOLDER
                            + "\" of the packages, too.");
        }
        return images.values().iterator().next();
    }
}
