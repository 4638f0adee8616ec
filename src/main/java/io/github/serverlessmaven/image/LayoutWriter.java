/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.image;

import io.github.serverlessmaven.artifact.Artifact;
import io.github.serverlessmaven.artifact.AtomicFile;
import io.github.serverlessmaven.artifact.Sha256;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes an image as an OCI layout ("OCI Image Layout Specification", image-spec). Parts that are there already stay, so that an image
 * made again costs only what changed; parts of an earlier image go. Each file appears whole or not at all.
 */
final class LayoutWriter {

    private static final String LAYOUT_VERSION = "{\"imageLayoutVersion\":\"1.0.0\"}";

    private final Path folder;
    private final Path compressed;
    private final Set<Path> used = new HashSet<>();
    private final List<ImageBlob> layers = new ArrayList<>();

    /**
     * Starts a layout.
     *
     * @param folder where it is; made if it is missing
     * @param compressed a folder that keeps what was compressed for the next time
     */
    LayoutWriter(Path folder, Path compressed) {
        this.folder = folder;
        this.compressed = compressed;
    }

    /**
     * Adds a layer that is compressed already: linked where the disk can, copied where not.
     *
     * @param digest its digest
     * @param file where it is
     */
    void addCompressed(String digest, Path file) {
        Path blob = ImageLayout.file(folder, digest);
        try {
            if (!Files.isRegularFile(blob) || Files.size(blob) != Files.size(file)) {
                Files.createDirectories(blob.getParent());
                Files.deleteIfExists(blob);
                try {
                    Files.createLink(blob, file);
                } catch (IOException | UnsupportedOperationException otherDisk) {
                    AtomicFile.write(blob, draft -> Files.copy(file, draft));
                }
            }
            layers.add(new ImageBlob(ImageLayout.LAYER_TYPE, digest, Files.size(blob)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Adds a layer that is not compressed yet.
     *
     * @param tar the layer
     */
    void add(Artifact tar) {
        add(tar.digest(), () -> Files.newInputStream(tar.file()));
    }

    /**
     * Adds a layer that may be compressed with gzip, and then stays as it is.
     *
     * @param tar the digest of the layer before it was compressed
     * @param content opens it
     * @throws ImageException if it is not compressed, and has another digest
     */
    void add(Sha256 tar, Content content) {
        Path file = compressed.resolve(tar.hex() + ".tar.gz");
        if (!Files.isRegularFile(file)) {
            AtomicFile.write(file, draft -> {
                try (InputStream input = new BufferedInputStream(content.open())) {
                    GzipLayer.write(tar, input, draft);
                }
            });
        }
        used.add(file);
        addCompressed(ImageLayout.digest(Sha256.of(file)), file);
    }

    /**
     * Completes the layout.
     *
     * @param config the image's configuration
     */
    ImageLayout complete(ImageConfig config) {
        ImageBlob configBlob = put(ImageLayout.CONFIG_TYPE, Json.compact(config.json()));
        ImageBlob manifest = put(
                ImageLayout.MANIFEST_TYPE,
                Json.compact(Value.mapping()
                        .put("schemaVersion", Value.of(2))
                        .put("mediaType", ImageLayout.MANIFEST_TYPE)
                        .put("config", descriptor(configBlob))
                        .put(
                                "layers",
                                new Value.Sequence(layers.stream()
                                        .<Value>map(LayoutWriter::descriptor)
                                        .toList()))
                        .build()));
        write(
                folder.resolve(ImageLayout.INDEX),
                Json.compact(Value.mapping()
                        .put("schemaVersion", Value.of(2))
                        .put("manifests", Value.list(descriptor(manifest)))
                        .build()));
        write(folder.resolve(ImageLayout.VERSION), LAYOUT_VERSION);
        ImageLayout layout = new ImageLayout(folder, manifest, configBlob, layers);
        removeOthers(
                Objects.requireNonNull(layout.file(manifest).getParent()),
                Stream.concat(Stream.of(manifest), layout.blobs().stream())
                        .map(layout::file)
                        .collect(Collectors.toSet()));
        removeOthers(compressed, used);
        return layout;
    }

    private static Value.Mapping descriptor(ImageBlob blob) {
        return Value.mapping()
                .put("mediaType", blob.mediaType())
                .put("digest", blob.digest())
                .put("size", Value.of(blob.size()))
                .build();
    }

    private ImageBlob put(String type, String text) {
        String digest = ImageLayout.digest(Sha256.of(text));
        write(ImageLayout.file(folder, digest), text);
        return new ImageBlob(type, digest, text.getBytes(StandardCharsets.UTF_8).length);
    }

    private static void write(Path file, String text) {
        AtomicFile.write(file, draft -> Files.writeString(draft, text));
    }

    /** Opens the bytes of a layer. */
    @FunctionalInterface
    interface Content {
        /** A stream of all of them. */
        InputStream open() throws IOException;
    }

    private static void removeOthers(Path folder, Set<Path> kept) {
        try (Stream<Path> files = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
            for (Path file : files.filter(file -> !kept.contains(file)).toList()) {
                Files.walkFileTree(file, new TreeDeletion()); // a killed process leaves folders with drafts
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
