/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.image;

import io.github.serverlessmaven.artifact.Workspace;
import io.github.serverlessmaven.model.Code;
import io.github.serverlessmaven.model.DockerfileBuild;
import io.github.serverlessmaven.model.ImageBuild;
import io.github.serverlessmaven.model.LambdaFunction;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.model.ServiceSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Builds the images of a service. Each lies in a folder of its own below the output folder afterwards, and nothing else there. */
public final class ImagePackager {

    /** Where images lie in the output folder. */
    public static final String FOLDER = "images";

    private final Workspace workspace;
    private final DockerfileImage dockerfiles;

    /**
     * Makes a packager.
     *
     * @param workspace where the service is packaged
     * @param builder which command builds Dockerfiles
     * @param output receives each line that command prints
     */
    public ImagePackager(Workspace workspace, BuilderChoice builder, Consumer<String> output) {
        this.workspace = workspace;
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
        Map<String, WantedImage> wanted = new LinkedHashMap<>();
        for (LambdaFunction function : service.functions()) {
            if (service.code(function) instanceof Code.BuiltImage image) {
                wanted.putIfAbsent(image.name(), WantedImage.of(image.build(), function));
            }
        }
        wanted.forEach((name, image) -> {
            if (image.build() instanceof DockerfileBuild dockerfile) {
                dockerfiles.check(name, dockerfile);
            }
        });
        Map<String, ImageLayout> images = new LinkedHashMap<>();
        wanted.forEach((name, image) -> images.put(name, build(name, image, service)));
        removeOthers(images);
        return Collections.unmodifiableMap(images);
    }

    private ImageLayout build(String name, WantedImage image, Service service) {
        Path target = workspace.output().resolve(FOLDER).resolve(name);
        if (image.build() instanceof DockerfileBuild dockerfile) {
            String tag = service.names().imageRepository() + ":" + name;
            return dockerfiles.build(name, dockerfile, tag, image.platform(), target);
        }
        throw new IllegalStateException("unknown kind of build: " + image.build());
    }

    /** What an earlier packaging left of images that are built no more. */
    private void removeOthers(Map<String, ImageLayout> images) {
        Path folder = workspace.output().resolve(FOLDER);
        try (Stream<Path> layouts = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
            List<Path> others = layouts.filter(
                            layout -> !images.containsKey(layout.getFileName().toString()))
                    .toList();
            for (Path other : others) {
                Files.walkFileTree(other, new Deletion());
            }
            if (images.isEmpty()) {
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * An image that a function runs.
     *
     * @param build how it is built
     * @param platform what it runs on: as configured, or as the function does
     */
    private record WantedImage(ImageBuild build, Platform platform) {

        static WantedImage of(ImageBuild build, LambdaFunction function) {
            String architecture = function.settings().get(ServiceSchema.ARCHITECTURE).orElse("x86_64");
            return new WantedImage(
                    build, build.platform().map(Platform::parse).orElseGet(() -> Platform.ofLambda(architecture)));
        }
    }

    private static final class Deletion extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
                throws IOException {
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
