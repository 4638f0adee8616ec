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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Builds the images of a service. Each lies in a folder of its own below the output folder afterwards, and nothing else there. */
public final class ImagePackager {

    /** Where images lie in the output folder. */
    public static final String FOLDER = "images";

    private final Workspace workspace;
    private final JibImage jib;
    private final DockerfileImage dockerfiles;

    /**
     * Makes a packager.
     *
     * @param workspace where the service is packaged
     * @param modules what Maven knows and builds
     * @param access how registries of base images are reached
     * @param builder which command builds Dockerfiles
     * @param output takes what that command prints
     */
    public ImagePackager(
            Workspace workspace, Modules modules, RegistryAccess access, BuilderChoice builder, BuildOutput output) {
        this.workspace = workspace;
        this.jib = new JibImage(workspace, modules, access);
        this.dockerfiles =
                new DockerfileImage(workspace, () -> ContainerCommand.find(builder, workspace.folder(), output));
    }

    /**
     * Builds every image that a function runs.
     *
     * @return each image by its name, in the order of the functions
     * @throws ImageException if one cannot be built
     */
    public Map<String, ImageLayout> packageAll(Service service) {
        Map<String, ImageLayout> images = new LinkedHashMap<>();
        Map<String, Code.BuiltImage> wanted = new LinkedHashMap<>();
        Map<String, Platform> platforms = new LinkedHashMap<>();
        for (LambdaFunction function : service.functions()) {
            if (service.code(function) instanceof Code.BuiltImage image) {
                wanted.putIfAbsent(image.name(), image);
                platforms.putIfAbsent(image.name(), platform(image.build(), service.architecture(function)));
            }
        }
        wanted.forEach((name, image) -> {
            if (image.build() instanceof DockerfileBuild dockerfile) {
                dockerfiles.check(name, dockerfile);
            }
        });
        wanted.forEach(
                (name, image) -> images.put(name, build(image, Objects.requireNonNull(platforms.get(name)), service)));
        images.forEach(ImageLimit::check);
        removeOthers(images);
        return Collections.unmodifiableMap(images);
    }

    private static Platform platform(ImageBuild build, String architecture) {
        return build.platform().map(Platform::parse).orElseGet(() -> Platform.ofLambda(architecture));
    }

    private ImageLayout build(Code.BuiltImage image, Platform platform, Service service) {
        Path target = workspace.output().resolve(FOLDER).resolve(image.name());
        if (image.build() instanceof JibBuild settings) {
            return jib.build(JibRequest.of(image.name(), settings, service), target);
        }
        String tag = service.names().imageRepository() + ":" + image.name();
        return dockerfiles.build(image.name(), (DockerfileBuild) image.build(), tag, platform, target);
    }

    /** What an earlier packaging left of images that are built no more. */
    private void removeOthers(Map<String, ImageLayout> images) {
        Path folder = workspace.output().resolve(FOLDER);
        try (Stream<Path> layouts = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
            List<Path> others = layouts.filter(
                            layout -> !images.containsKey(layout.getFileName().toString()))
                    .toList();
            for (Path other : others) {
                Files.walkFileTree(other, new TreeDeletion());
            }
            if (images.isEmpty()) {
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
