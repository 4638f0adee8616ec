/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.runtime;

import io.github.serverlessmaven.artifact.LinkedPackage;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.local.state.DeployedFunction;
import io.github.serverlessmaven.local.state.LocalArtifactStore;
import io.github.serverlessmaven.local.state.UnpackedZips;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The unpacked packages of functions. */
public final class FunctionCode {

    private final LocalArtifactStore store;
    private final UnpackedZips zips;
    private final FunctionLayers layers;
    private final UrlSafeFolders folders = new UrlSafeFolders();

    /** Takes packages from {@code store} and unpacks them with {@code zips}. */
    public FunctionCode(LocalArtifactStore store, UnpackedZips zips, FunctionLayers layers) {
        this.store = store;
        this.zips = zips;
        this.layers = layers;
    }

    /**
     * The folder with a function's files, what Lambda calls the task root. What the layers of a Java function have below
     * {@code java/} is in it too, behind the function's own: AWS's client looks for it in {@code /opt/java} and nowhere else.
     *
     * @throws ServerlessException if the package is missing or is not a zip
     */
    Path of(DeployedFunction function) {
        Path own = own(function);
        return FunctionRuntimes.isJava(function) ? folders.of(withLayers(own, layers.of(function))) : own;
    }

    /** The name for a folder that will be a task root, made if it is missing. */
    Path prepared(Path folder) throws IOException {
        return folders.of(Files.createDirectories(folder));
    }

    /**
     * Gives an empty task root the files of a function, as symbolic links where the file system has them.
     *
     * @throws ServerlessException if the package is missing or is not a zip
     */
    void link(DeployedFunction function, Path taskRoot) throws IOException {
        LinkedPackage.linkAll(of(function), taskRoot);
    }

    private Path withLayers(Path own, List<Path> ofLayers) {
        return ofLayers.isEmpty()
                ? own
                : zips.filled(own + " " + ofLayers, draft -> {
                    UnpackedZips.copyTree(own, draft);
                    for (Path layer : ofLayers) {
                        UnpackedZips.copyTree(layer.resolve("java"), draft);
                    }
                });
    }

    private Path own(DeployedFunction function) {
        Value.Mapping code = function.code();
        if (code.get("ImageUri").isPresent()) {
            throw new ServerlessException(
                    "The function " + function.name() + " is a container image, which the local target does not run.",
                    "Run the image with a container tool of yours and the Lambda runtime interface emulator, or call"
                            + " the function in AWS.");
        }
        if (code.get("ZipFile").isPresent()) {
            return inline(function, Values.text(code, "ZipFile"));
        }
        Optional<Path> zip = Values.find(code, "S3Bucket")
                .flatMap(bucket -> Values.find(code, "S3Key").flatMap(key -> store.file(bucket, key)));
        return zips.of(zip.orElseThrow(() -> new ServerlessException(
                "The package of function " + function.name() + " is not in the local target.", "Deploy again.")));
    }

    private Path inline(DeployedFunction function, String source) {
        return zips.filled(
                function.runtime() + source,
                draft -> Files.writeString(
                        draft.resolve(function.runtime().startsWith("python") ? "index.py" : "index.js"), source));
    }
}
