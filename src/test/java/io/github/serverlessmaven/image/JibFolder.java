/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.image;

import io.github.serverlessmaven.artifact.EntryTime;
import io.github.serverlessmaven.artifact.FakeModules;
import io.github.serverlessmaven.artifact.ImageLayers;
import io.github.serverlessmaven.artifact.JavaModule;
import io.github.serverlessmaven.artifact.ModuleJars;
import io.github.serverlessmaven.artifact.Modules;
import io.github.serverlessmaven.artifact.RuntimeDependency;
import io.github.serverlessmaven.artifact.Workspace;
import io.github.serverlessmaven.image.RegistryAccess.Login;
import io.github.serverlessmaven.model.JibBuild;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A Java module with its service, of which an image is built, and base images for it. */
final class JibFolder {

    static final Platform X86 = Platform.ofLambda("x86_64");
    static final Platform ARM = Platform.ofLambda("arm64");

    final Path path;
    Path cache;
    boolean offline;
    Optional<Login> login = Optional.empty();
    Optional<HttpProxy> proxy = Optional.empty();
    EntryTime time = EntryTime.EARLIEST;
    final List<Duration> pauses = new ArrayList<>();

    JibFolder(Path path) throws IOException {
        this.path = Files.createDirectories(path);
        this.cache = path.resolve("cache");
        write("target/classes/com/example/Hello.class", "not really a class");
        write("target/classes/application.properties", "greeting=hi");
    }

    Path write(String name, String content) throws IOException {
        Path file = path.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    Workspace workspace() {
        return new Workspace(path, path.resolve("target/serverless"), false, time);
    }

    RuntimeDependency library(String name, boolean rebuilt) throws IOException {
        Path jar = path.resolve("repository").resolve(name + ".jar");
        Files.createDirectories(jar.getParent());
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            ZipEntry entry = new ZipEntry(name + ".txt");
            entry.setTime(0);
            zip.putNextEntry(entry);
            zip.write(name.getBytes(StandardCharsets.UTF_8));
        }
        return new RuntimeDependency("com.example", name, "1.0", Optional.empty(), jar, rebuilt);
    }

    JavaModule module() throws IOException {
        return new JavaModule(
                "com.example:app",
                "app",
                path.resolve("target"),
                path.resolve("target/classes"),
                new ModuleJars(Optional.empty(), Map.of(), List::of, false),
                List.of(library("released", false), library("sibling", true), library("snapshot", true)));
    }

    FakeModules modules() throws IOException {
        JavaModule sibling = new JavaModule(
                "com.example:sibling",
                "sibling",
                path,
                path,
                new ModuleJars(Optional.empty(), Map.of(), List::of, false),
                List.of());
        return new FakeModules(Optional.of(module())).with(sibling);
    }

    static JibBuild from(String base) {
        return new JibBuild(
                Optional.of(base), Optional.empty(), List.of(), Map.of(), Map.of(), Map.of(), Optional.empty());
    }

    static JibRequest request(JibBuild build, Platform platform) {
        return new JibRequest("app", build, platform, Optional.empty(), List.of("com.example.Hello"));
    }

    RegistryAccess access() {
        return new RegistryAccess(host -> login, () -> proxy, offline, cache, line -> {}, pauses::add);
    }

    ImageLayout build(JibBuild build) throws IOException {
        return build(build, X86, modules());
    }

    ImageLayout build(JibBuild build, Platform platform, Modules modules) {
        return new JibImage(workspace(), modules, access())
                .build(request(build, platform), path.resolve("target/serverless/images/app"));
    }

    /** A base image of one small layer, as AWS's are: with the script that starts the runtime. */
    ImageLayout base(String name, Platform platform) throws IOException {
        Path folder = path.resolve("bases").resolve(name);
        Path files = Files.createDirectories(folder.resolve("files"));
        Files.writeString(files.resolve("lambda-entrypoint.sh"), "#!/bin/sh\n# " + name + "\n");
        Workspace workspace = new Workspace(folder, folder, true, EntryTime.EARLIEST);
        ImageLayers layers = new ImageLayers(workspace, folder.resolve("layers"));
        layers.addFolders(Map.of("files", "/"));
        LayoutWriter writer = new LayoutWriter(folder.resolve("layout"), folder.resolve("compressed"));
        layers.layers().forEach(layer -> writer.add(layer.tar()));
        return writer.complete(ImageConfig.empty(platform)
                .withEntryPoint(List.of("/lambda-entrypoint.sh"))
                .withEnvironment(Map.of("LAMBDA_TASK_ROOT", "/var/task"))
                .withDefaultFolder("/var/task")
                .withLayers("2026-01-01T00:00:00Z", layers.layers()));
    }
}
