/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.image;

import io.github.serverlessmaven.artifact.Sha256;
import io.github.serverlessmaven.artifact.TarArchive;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An image as a tar in the form of {@code docker save}, which all tools for containers read and write ("docker-archive"). */
final class ImageArchive implements Closeable {

    private static final String MANIFEST = "manifest.json";

    private final Path file;
    private final TarArchive tar;
    private final ImageConfig config;
    private final List<String> layers;

    private ImageArchive(Path file, TarArchive tar) throws IOException {
        this.file = file;
        this.tar = tar;
        Value.Mapping image = onlyImage();
        if (!(json(text(image.get("Config").orElse(Value.NULL))) instanceof Value.Mapping read)
                || !(image.get("Layers").orElse(Value.NULL) instanceof Value.Sequence names)) {
            throw unreadable(null);
        }
        config = new ImageConfig(read);
        layers = new ArrayList<>();
        for (Value name : names.items()) {
            layers.add(text(name));
        }
        if (layers.size() != config.diffIds().size()) {
            throw unreadable(null);
        }
    }

    /**
     * Opens an archive.
     *
     * @throws ImageException if it cannot be read, or holds something else than one image
     */
    static ImageArchive open(Path file) {
        TarArchive tar = tar(file);
        try {
            return new ImageArchive(file, tar);
        } catch (IOException e) {
            close(tar);
            throw unreadable(file, e);
        } catch (ServerlessException e) {
            close(tar);
            throw e;
        }
    }

    /**
     * Writes an image as a tar: as {@code docker save} does, and as an OCI layout too.
     *
     * @param tag the name and tag it gets where it is loaded
     * @throws UncheckedIOException if it cannot be written; what was there stays then
     */
    static void write(ImageLayout image, String tag, Path target) {
        Map<String, Path> files = new TreeMap<>();
        Stream.of(ImageLayout.VERSION, ImageLayout.INDEX)
                .forEach(name -> files.put(name, image.folder().resolve(name)));
        Stream.concat(Stream.of(image.manifest()), image.blobs().stream())
                .forEach(blob -> files.put(ImageLayout.name(blob.digest()), image.file(blob)));
        Value content = Value.list(Value.mapping()
                .put("Config", ImageLayout.name(image.config().digest()))
                .put("RepoTags", Value.texts(List.of(tag)))
                .put(
                        "Layers",
                        Value.texts(image.layers().stream()
                                .map(layer -> ImageLayout.name(layer.digest()))
                                .toList()))
                .build());
        Path absolute = target.toAbsolutePath();
        Path manifest = absolute.resolveSibling("." + absolute.getFileName() + "." + MANIFEST);
        try {
            Files.createDirectories(manifest.getParent());
            try {
                files.put(MANIFEST, Files.writeString(manifest, Json.compact(content)));
                TarArchive.write(files, absolute);
            } finally {
                Files.deleteIfExists(manifest);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TarArchive tar(Path file) {
        try {
            return new TarArchive(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static void close(TarArchive tar) {
        try {
            tar.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its configuration. */
    ImageConfig config() {
        return config;
    }

    /**
     * Adds its layers to a layout, compressed as they are or in the one way that always gives the same bytes.
     *
     * @throws ImageException if a layer is not what the configuration says
     */
    void addLayersTo(LayoutWriter layout) {
        for (int i = 0; i < layers.size(); i++) {
            String name = layers.get(i);
            layout.add(new Sha256(config.diffIds().get(i).substring("sha256:".length())), () -> open(name));
        }
    }

    private InputStream open(String name) throws IOException {
        return tar.open(name).orElseThrow(() -> unreadable(null));
    }

    private Value.Mapping onlyImage() throws IOException {
        if (json(MANIFEST) instanceof Value.Sequence images
                && images.items().size() == 1
                && images.items().get(0) instanceof Value.Mapping image) {
            return image;
        }
        throw unreadable(null);
    }

    private Value json(String name) throws IOException {
        try (InputStream content = open(name)) {
            return Json.parse(new String(content.readAllBytes(), StandardCharsets.UTF_8), file + "!" + name);
        }
    }

    private String text(Value value) {
        if (value instanceof Value.Text text) {
            return text.text();
        }
        throw unreadable(null);
    }

    private ImageException unreadable(@Nullable IOException cause) {
        return unreadable(file, cause);
    }

    private static ImageException unreadable(Path file, @Nullable IOException cause) {
        return new ImageException(
                file + " does not hold one image in the form of \"docker save\".",
                "Write it with \"docker save\", or with \"skopeo copy ... docker-archive:" + file.getFileName() + "\".",
                cause);
    }

    @Override
    public void close() {
        close(tar);
    }
}
