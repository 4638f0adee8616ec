/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.image;

import io.github.serverlessmaven.artifact.Sha256;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An image as a folder: an OCI image layout with one manifest. Each part is a file named for its digest, so that it can be checked, and
 * pushed only where it is missing.
 *
 * @param folder the folder
 * @param manifest the manifest, whose digest is the image's
 * @param config the configuration
 * @param layers the layers, the lowest first
 */
public record ImageLayout(Path folder, ImageBlob manifest, ImageBlob config, List<ImageBlob> layers) {

    static final String MANIFEST_TYPE = "application/vnd.oci.image.manifest.v1+json";
    static final String CONFIG_TYPE = "application/vnd.oci.image.config.v1+json";
    static final String LAYER_TYPE = "application/vnd.oci.image.layer.v1.tar+gzip";

    static final String VERSION = "oci-layout";
    static final String INDEX = "index.json";

    /** Copies the list. */
    public ImageLayout {
        layers = List.copyOf(layers);
    }

    /** The digest by which a registry knows the image. */
    public String digest() {
        return manifest.digest();
    }

    /** Everything the manifest names: configuration and layers. */
    public List<ImageBlob> blobs() {
        List<ImageBlob> blobs = new ArrayList<>(layers);
        blobs.add(config);
        return blobs;
    }

    /** How large all of it is, in bytes. */
    public long size() {
        return manifest.size() + blobs().stream().mapToLong(ImageBlob::size).sum();
    }

    /** The file of a part. */
    public Path file(ImageBlob blob) {
        return file(folder, blob.digest());
    }

    static Path file(Path folder, String digest) {
        return folder.resolve(name(digest));
    }

    /** The name of a part's file in the folder. */
    static String name(String digest) {
        return "blobs/" + digest.replace(':', '/');
    }

    /**
     * Writes the image as a tar that {@code docker load} and other tools read.
     *
     * @param tag the name and tag it gets where it is loaded
     * @param target the tar
     * @throws UncheckedIOException if it cannot be written
     */
    public void writeTar(String tag, Path target) {
        ImageArchive.write(this, tag, target);
    }

    /**
     * Reads a layout and checks every part against its digest.
     *
     * @throws NoSuchFileException if a file of it is missing
     * @throws ServerlessException if a part was changed, or the folder holds something else than one image
     */
    public static ImageLayout read(Path folder) throws NoSuchFileException {
        List<Value> images = sequence(json(folder.resolve(INDEX)), "manifests");
        if (images.size() != 1) {
            throw unusable(folder);
        }
        ImageBlob manifest = blob(images.get(0), folder);
        Value.Mapping content = json(file(folder, manifest.digest()));
        List<ImageBlob> layers = sequence(content, "layers").stream()
                .map(layer -> blob(layer, folder))
                .toList();
        ImageLayout layout =
                new ImageLayout(folder, manifest, blob(content.get("config").orElse(Value.NULL), folder), layers);
        layout.check(manifest);
        for (ImageBlob blob : layout.blobs()) {
            layout.check(blob);
        }
        return layout;
    }

    private void check(ImageBlob blob) throws NoSuchFileException {
        Path file = file(blob);
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(file.toString());
        }
        if (!digest(Sha256.of(file)).equals(blob.digest())) {
            throw unusable(file);
        }
    }

    static String digest(Sha256 sha256) {
        return "sha256:" + sha256.hex();
    }

    private static Value.Mapping json(Path file) throws NoSuchFileException {
        try {
            if (Json.parse(Files.readString(file), file.toString()) instanceof Value.Mapping mapping) {
                return mapping;
            }
        } catch (NoSuchFileException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw unusable(file);
    }

    private static List<Value> sequence(Value.Mapping mapping, String key) {
        return mapping.get(key).orElse(Value.NULL) instanceof Value.Sequence sequence ? sequence.items() : List.of();
    }

    private static ImageBlob blob(Value value, Path folder) {
        if (value instanceof Value.Mapping mapping
                && mapping.get("mediaType").orElse(Value.NULL) instanceof Value.Text type
                && mapping.get("digest").orElse(Value.NULL) instanceof Value.Text digest
                && digest.text().matches("sha256:[0-9a-f]{64}")
                && mapping.get("size").orElse(Value.NULL) instanceof Value.Numeric size) {
            return new ImageBlob(type.text(), digest.text(), size.number().longValue());
        }
        throw unusable(folder);
    }

    private static ServerlessException unusable(Path path) {
        return new ServerlessException(
                path + " was changed since it was packaged, or is not an image.",
                "Run \"mvn serverless:package\" with the same options.");
    }
}
