/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.image;

import io.github.serverlessmaven.artifact.EntryTime;
import io.github.serverlessmaven.artifact.ImageLayers;
import io.github.serverlessmaven.artifact.JavaModule;
import io.github.serverlessmaven.artifact.Modules;
import io.github.serverlessmaven.artifact.Workspace;
import io.github.serverlessmaven.model.JibBuild;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Builds the image of a Java module without Docker. The same classes, libraries, settings and base image give the same digest, on every
 * machine and at any time.
 */
final class JibImage {

    /** Read by every JVM ("java.launcher.opts", JVM Tool Interface); AWS's base images start the JVM themselves. */
    private static final String JVM_OPTIONS = "JAVA_TOOL_OPTIONS";

    private final Workspace workspace;
    private final Modules modules;
    private final RegistryAccess access;

    /**
     * Makes a builder of images.
     *
     * @param workspace where the service is packaged
     * @param modules what Maven knows and builds
     * @param access how registries of base images are reached
     */
    JibImage(Workspace workspace, Modules modules, RegistryAccess access) {
        this.workspace = workspace;
        this.modules = modules;
        this.access = access;
    }

    /**
     * Builds an image.
     *
     * @param request which
     * @param target the folder of its layout
     * @throws ImageException if there is no Java module, or the base image cannot be had
     * @throws io.github.serverlessmaven.artifact.PackagingException if the module cannot be packaged
     */
    ImageLayout build(JibRequest request, Path target) {
        JavaModule module = modules.ofService()
                .orElseThrow(() -> new ImageException(
                        "The image \"" + request.name()
                                + "\" is built of Java classes, but there is no pom.xml whose build"
                                + " could be packaged.",
                        "Add a pom.xml, or build the image from a Dockerfile, with \"path\"."));
        BaseImage base = base(request, module);
        Path work = workspace.imageWork(request.name());
        ImageLayers layers = layers(request, base, module, work.resolve("layers"));
        LayoutWriter layout = new LayoutWriter(target, work.resolve("compressed"));
        base.layers().accept(layout);
        layers.layers().forEach(layer -> layout.add(layer.tar()));
        return layout.complete(config(base, request, layers.layers()));
    }

    private ImageLayers layers(JibRequest request, BaseImage base, JavaModule module, Path folder) {
        ImageLayers layers = new ImageLayers(workspace, folder);
        if (!RuntimeClient.isIn(base.config()) && !RuntimeClient.isIn(module)) {
            layers.addRuntime(RuntimeClient.jars(base, modules));
        }
        layers.addModule(module, modules.names());
        layers.addFolders(request.settings().extraDirectories());
        return layers;
    }

    private BaseImage base(JibRequest request, JavaModule module) {
        String name = AwsJavaBase.of(request.settings(), request.javaVersion(), module, workspace);
        return BaseImage.of(name, request.platform(), workspace.folder(), access);
    }

    private ImageConfig config(BaseImage base, JibRequest request, List<ImageLayers.Layer> layers) {
        JibBuild settings = request.settings();
        ImageConfig config = started(base.config(), settings)
                .withCommand(request.command())
                .withLabels(settings.labels())
                .withDefaultFolder(ImageLayers.TASK_ROOT)
                .withLayers(created().toString(), layers);
        return settings.user().map(config::withUser).orElse(config);
    }

    private static ImageConfig started(ImageConfig base, JibBuild build) {
        ImageConfig config = base.withEnvironment(build.environment());
        if (!RuntimeClient.isIn(base)) {
            return config.withEntryPoint(RuntimeClient.entryPoint(build.jvmFlags()));
        }
        return build.jvmFlags().isEmpty()
                ? config
                : config.withEnvironment(Map.of(
                        JVM_OPTIONS,
                        Stream.concat(config.environment(JVM_OPTIONS).stream(), build.jvmFlags().stream())
                                .collect(Collectors.joining(" "))));
    }

    private Instant created() {
        return workspace.time().equals(EntryTime.EARLIEST)
                ? Instant.EPOCH
                : workspace.time().value().toInstant(ZoneOffset.UTC);
    }
}
