/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local;

import io.github.serverlessmaven.artifact.Sha256;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.template.Value;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The unpacked packages of functions, one folder for each content. */
final class FunctionCode {

    private final StateFolder state;
    private final Path folder;
    private final LocalArtifactStore store;

    FunctionCode(StateFolder state, LocalArtifactStore store) {
        this.state = state;
        this.folder = state.path().resolve("code");
        this.store = store;
    }

    /**
     * The folder with a function's files, what Lambda calls the task root. What the layers of a Java function have below
     * {@code java/} is in it too, since there is no {@code /opt} for a single process.
     *
     * @throws ServerlessException if the package is gone, or is none
     */
    Path of(DeployedFunction function) {
        Path own = own(function);
        Account account = state.read();
        List<Path> layers = function.layers().stream()
                .map(arn -> LayerName.find(account, arn))
                .flatMap(Optional::stream)
                .map(layer -> Values.mapping(layer.properties(), "Content"))
                .map(content -> store.file(Values.text(content, "S3Bucket"), Values.text(content, "S3Key")))
                .flatMap(Optional::stream)
                .map(this::unpacked)
                .toList();
        return layers.isEmpty() || !function.runtime().startsWith("java") ? own : withLayers(own, layers);
    }

    private synchronized Path withLayers(Path own, List<Path> layers) {
        Path target = folder.resolve(Sha256.of(own + " " + layers).hex().substring(0, 16));
        return Files.isDirectory(target)
                ? target
                : whole(target, draft -> {
                    copyTree(own, draft);
                    for (Path layer : layers) {
                        copyTree(layer.resolve("java"), draft);
                    }
                });
    }

    /** Copies a folder's files; what is there already stays: a function's own classes come before those of its layers. */
    private static void copyTree(Path from, Path to) throws IOException {
        if (!Files.isDirectory(from)) {
            return;
        }
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path place = to.resolve(from.relativize(file));
                Files.createDirectories(place.getParent());
                if (!Files.exists(place)) {
                    Files.copy(file, place);
                }
            }
        }
    }

    private Path own(DeployedFunction function) {
        Value.Mapping code = function.code();
        if (code.get("ZipFile").isPresent()) {
            return inline(function, Values.text(code, "ZipFile"));
        }
        Optional<Path> zip = Values.find(code, "S3Bucket")
                .flatMap(bucket -> Values.find(code, "S3Key").flatMap(key -> store.file(bucket, key)));
        return unpacked(zip.orElseThrow(() -> new ServerlessException(
                "The package of function " + function.name() + " is not in the local target.",
                code.get("ImageUri").isPresent()
                        ? "Container images do not run here; give the function a package, or call it in AWS."
                        : "Deploy again.")));
    }

    private Path inline(DeployedFunction function, String source) {
        Path target =
                folder.resolve(Sha256.of(function.runtime() + source).hex().substring(0, 16));
        return Files.isDirectory(target)
                ? target
                : whole(
                        target,
                        draft -> Files.writeString(
                                draft.resolve(function.runtime().startsWith("python") ? "index.py" : "index.js"),
                                source));
    }

    private synchronized Path unpacked(Path zip) {
        Path target = folder.resolve(Sha256.of(zip).hex().substring(0, 16));
        return Files.isDirectory(target) ? target : whole(target, draft -> unpack(zip, draft));
    }

    /** Fills a folder beside its place and moves it there, so that nobody sees half of it. */
    private Path whole(Path target, Filling filling) {
        try {
            Files.createDirectories(folder);
            Path draft = Files.createTempDirectory(folder, ".draft");
            filling.fill(draft);
            if (Files.isDirectory(target)) {
                deleteTree(draft);
            } else {
                Files.move(draft, target);
            }
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void unpack(Path zip, Path target) throws IOException {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            Enumeration<? extends ZipEntry> entries = file.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                Path place = target.resolve(entry.getName()).normalize();
                if (!place.startsWith(target)) {
                    throw new ServerlessException(
                            "The package " + zip + " has an entry outside itself: " + entry.getName() + ".",
                            "Build it again.");
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(place);
                } else {
                    Files.createDirectories(place.getParent());
                    try (InputStream content = file.getInputStream(entry)) {
                        Files.copy(content, place);
                    }
                }
            }
        }
    }

    static void deleteTree(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Fills a folder. */
    @FunctionalInterface
    private interface Filling {
        void fill(Path folder) throws IOException;
    }
}
