/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.artifact;

import io.github.serverlessmaven.compile.StandardFeatures;
import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.config.YamlReader;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.model.ServiceAssembler;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** A service's folder with what a build leaves in it. */
final class PackagingFolder {

    final Path path;

    PackagingFolder(Path path) {
        this.path = path;
    }

    Workspace workspace() {
        return new Workspace(path, path.resolve("target/serverless"), false, EntryTime.EARLIEST);
    }

    Path write(String name, String content) throws IOException {
        Path file = path.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    /** A jar as another build makes it: deflated, with the time of the build. */
    Path jar(String name, long time, Map<String, String> entries) throws IOException {
        Path file = path.resolve(name);
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                ZipEntry header = new ZipEntry(entry.getKey());
                header.setTime(time);
                zip.putNextEntry(header);
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }

    /** Turns one bit of a file in a zip around, as a failing disk does. */
    static void damage(Path zip, String name) throws IOException {
        byte[] bytes = Files.readAllBytes(zip);
        int header = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(name);
        int content = header + name.length() + bytes[header - 2]; // the length of the extra fields
        bytes[content + 4] ^= 16;
        Files.write(zip, bytes);
    }

    /** Marks all files of a zip as encrypted. */
    static void encrypt(Path zip) throws IOException {
        byte[] bytes = Files.readAllBytes(zip);
        for (int i = 0; i < bytes.length - 8; i++) {
            boolean local = bytes[i] == 'P' && bytes[i + 1] == 'K' && bytes[i + 2] == 3 && bytes[i + 3] == 4;
            boolean central = bytes[i] == 'P' && bytes[i + 1] == 'K' && bytes[i + 2] == 1 && bytes[i + 3] == 2;
            if (local || central) {
                bytes[i + (local ? 6 : 8)] |= 1; // general purpose flag, bit 0
            }
        }
        Files.write(zip, bytes);
    }

    JavaModule module(String name, RuntimeDependency... dependencies) {
        Path target = path.resolve(name).resolve("target").normalize();
        return new JavaModule(
                "com.example:" + (name.equals(".") ? "app" : name),
                name.equals(".") ? "app" : name,
                target,
                target.resolve("classes"),
                new ModuleJars(Optional.of(target.resolve("app.jar")), Map.of(), List::of, false),
                List.of(dependencies));
    }

    static Map<String, Artifact> packaged(Workspace workspace, Modules modules, String yaml) {
        return new ServicePackager(workspace, modules).packageAll(service(yaml));
    }

    Map<String, Artifact> packaged(String yaml) {
        return packaged(workspace(), new FakeModules(Optional.of(module("."))), yaml);
    }

    static Service service(String yaml) {
        Diagnostics diagnostics = new Diagnostics();
        ConfigNode.Mapping tree = (ConfigNode.Mapping)
                new YamlReader(diagnostics).read(yaml, "serverless.yml").orElseThrow();
        Service service = new ServiceAssembler(StandardFeatures.schema(), diagnostics)
                .assemble(tree)
                .orElseThrow();
        diagnostics.throwIfErrors();
        return service;
    }

    static List<String> names(Artifact artifact) throws IOException {
        try (ZipFile zip = new ZipFile(artifact.file().toFile())) {
            return zip.stream().map(ZipEntry::getName).toList();
        }
    }

    static Map<String, String> contents(Path jar) throws IOException {
        Map<String, String> contents = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : java.util.Collections.list(zip.entries())) {
                contents.put(
                        entry.getName(), new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return contents;
    }

    static Path unpacked(Artifact artifact, String name, Path to) throws IOException {
        try (ZipFile zip = new ZipFile(artifact.file().toFile())) {
            Files.copy(zip.getInputStream(zip.getEntry(name)), to);
        }
        return to;
    }
}
