/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.runtime;

import io.github.serverlessmaven.local.state.Account;
import io.github.serverlessmaven.local.state.DeployedFunction;
import io.github.serverlessmaven.local.state.LayerName;
import io.github.serverlessmaven.local.state.LocalArtifactStore;
import io.github.serverlessmaven.local.state.StateFolder;
import io.github.serverlessmaven.local.state.UnpackedZips;
import io.github.serverlessmaven.local.state.Values;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The layers of functions: those of the service's own, and those of others as far as their zips are in a folder of the user's. A function
 * runs without the rest, since many layers only observe.
 */
public final class FunctionLayers {

    private final StateFolder state;
    private final LocalArtifactStore store;
    private final UnpackedZips zips;
    private final Optional<Path> folder;
    private final Consumer<String> warnings;
    private final Set<String> missing = ConcurrentHashMap.newKeySet();

    /**
     * Creates the layers.
     *
     * @param folder holds zips of others' layers
     * @param warnings receives each layer that is missing
     */
    public FunctionLayers(
            StateFolder state,
            LocalArtifactStore store,
            UnpackedZips zips,
            Optional<Path> folder,
            Consumer<String> warnings) {
        this.state = state;
        this.store = store;
        this.zips = zips;
        this.folder = folder;
        this.warnings = warnings;
    }

    /** The folders of a function's layers, that first whose files take precedence over those of the others: the last one of the function. */
    List<Path> of(DeployedFunction function) {
        Account account = state.read();
        List<Path> unpacked = new ArrayList<>();
        for (String arn : function.layers()) {
            Optional<Path> zip = published(account, arn).or(() -> ofOthers(arn));
            zip.ifPresentOrElse(file -> unpacked.add(zips.of(file)), () -> warn(function, arn));
        }
        Collections.reverse(unpacked);
        return unpacked;
    }

    /** A folder with what is in {@code /opt} in AWS. */
    Path merged(DeployedFunction function) {
        List<Path> layers = of(function);
        return zips.filled("layers " + layers, draft -> {
            for (Path layer : layers) {
                UnpackedZips.copyTree(layer, draft);
            }
        });
    }

    private Optional<Path> published(Account account, String arn) {
        return LayerName.find(account, arn)
                .map(layer -> Values.mapping(layer.properties(), "Content"))
                .flatMap(content -> store.file(Values.text(content, "S3Bucket"), Values.text(content, "S3Key")));
    }

    private Optional<Path> ofOthers(String arn) {
        return folder.flatMap(place -> fileNames(arn).stream()
                .map(place::resolve)
                .filter(Files::isRegularFile)
                .findFirst());
    }

    /** {@code name-version.zip} and {@code name.zip} for the ARN of a layer's version. */
    private static List<String> fileNames(String arn) {
        String[] parts = arn.split(":", -1);
        return parts.length == 8 && Stream.of(parts[6], parts[7]).allMatch(part -> part.matches("[\\w-]+"))
                ? List.of(parts[6] + "-" + parts[7] + ".zip", parts[6] + ".zip")
                : List.of();
    }

    private void warn(DeployedFunction function, String arn) {
        if (missing.add(function.name() + " " + arn)) {
            warnings.accept("The function " + function.name() + " runs without its layer " + arn
                    + ", which is not on this machine. Put its zip as " + String.join(" or ", fileNames(arn))
                    + " into "
                    + folder.map(Path::toString).orElse("a folder and name that with -Dserverless.local.layers"));
        }
    }
}
