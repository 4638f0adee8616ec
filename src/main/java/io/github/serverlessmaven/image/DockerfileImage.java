/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.image;

import io.github.serverlessmaven.artifact.Workspace;
import io.github.serverlessmaven.model.DockerfileBuild;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Builds images from Dockerfiles, with the command for it that this machine has. */
final class DockerfileImage {

    /** Variables that the commands read themselves: an argument of such a name must not change them. */
    private static final String OF_COMMANDS =
            "PATH|HOME|USER|TMPDIR|TMP|TEMP|LANG|LC_.*|XDG_.*|SSH_.*|DOCKER_.*|BUILDKIT_.*|BUILDX_.*|BUILDAH_.*|CONTAINERS?_.*"
                    + "|CONTAINERD_.*|NERDCTL_.*|PODMAN_.*|STORAGE_.*|REGISTRY_.*|(?i:https?_proxy|no_proxy|all_proxy)";

    private final Workspace workspace;
    private final Supplier<ContainerCommand> command;

    /**
     * Makes a builder of images.
     *
     * @param workspace where the service is packaged
     * @param command finds the command when it is needed
     */
    DockerfileImage(Workspace workspace, Supplier<ContainerCommand> command) {
        this.workspace = workspace;
        this.command = command;
    }

    /**
     * Checks what can be checked before anything is built.
     *
     * @throws ImageException if the folder or the Dockerfile is not there
     * @throws io.github.serverlessmaven.artifact.PackagingException if one lies outside the service's folder
     */
    void check(String name, DockerfileBuild build) {
        Path context = context(build);
        if (!Files.isDirectory(context)) {
            throw new ImageException(
                    "The folder \"" + build.path() + "\" of the image \"" + name + "\" is not there: " + context + ".",
                    "Correct provider.ecr.images." + name + ".path, which is relative to the service's folder.");
        }
        workspace.requireInside(context, "The folder \"" + build.path() + "\" of the image \"" + name + "\"");
        Path dockerfile = context.resolve(build.file()).normalize();
        if (!Files.isRegularFile(dockerfile)) {
            throw new ImageException(
                    "The image \"" + name + "\" has no Dockerfile: " + dockerfile + " is not there.",
                    "Write it, or name another with provider.ecr.images." + name + ".file.");
        }
        workspace.requireInside(dockerfile, "The Dockerfile \"" + build.file() + "\" of the image \"" + name + "\"");
    }

    private Path context(DockerfileBuild build) {
        return workspace.folder().resolve(build.path()).normalize();
    }

    /**
     * Builds an image.
     *
     * @param name its name
     * @param build how
     * @param tag the name it gets on this machine
     * @param platform what it runs on
     * @param target the folder of its layout
     * @throws ImageException if there is no command for it, or that fails
     */
    ImageLayout build(String name, DockerfileBuild build, String tag, Platform platform, Path target) {
        Path work = workspace.imageWork(name);
        Path archive = work.resolve("image.tar");
        try {
            Files.createDirectories(work);
            Files.deleteIfExists(archive);
            save(name, build, tag, platform, archive);
            try (ImageArchive image = ImageArchive.open(archive)) {
                requirePlatform(name, image.config(), platform);
                LayoutWriter layout = new LayoutWriter(target, work.resolve("compressed"));
                image.addLayersTo(layout);
                return layout.complete(image.config());
            } finally {
                Files.deleteIfExists(archive);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void save(String name, DockerfileBuild build, String tag, Platform platform, Path archive) {
        ContainerCommand builder = command.get();
        Map<String, String> environment = new HashMap<>(builder.dialect().environment());
        List<String> arguments = new ArrayList<>();
        build.arguments().forEach((key, value) -> {
            if (key.matches(OF_COMMANDS)) {
                arguments.add(key + "=" + value);
            } else {
                arguments.add(key);
                environment.put(key, value);
            }
        });
        Path context = context(build);
        Path dockerfile = context.resolve(build.file()).normalize();
        builder.run(
                builder.dialect().build(build, tag, dockerfile, context, platform, arguments),
                environment,
                "build the image \"" + name + "\"");
        builder.run(
                builder.dialect().save(tag, archive),
                builder.dialect().environment(),
                "save the image \"" + name + "\"");
    }

    private static void requirePlatform(String name, ImageConfig config, Platform platform) {
        if (!config.platform().equals(platform)) {
            throw new ImageException(
                    "The image \"" + name + "\" was built for " + config.platform() + ", but its functions run on "
                            + platform + ".",
                    "Build on a base image for " + platform + ", or set \"architecture\" of the functions.");
        }
    }
}
