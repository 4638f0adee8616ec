/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.image;

import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a registry says of a base image: a manifest, or a list of manifests for several platforms, in Docker's form or that of OCI.
 *
 * @param json its content
 * @param digest its digest
 */
record BaseManifest(Value.Mapping json, String digest) {

    /** The media types that registries are asked for. */
    static final List<String> MEDIA_TYPES = List.of(
            "application/vnd.oci.image.manifest.v1+json",
            "application/vnd.docker.distribution.manifest.v2+json",
            "application/vnd.oci.image.index.v1+json",
            "application/vnd.docker.distribution.manifest.list.v2+json");

    /** Whether it lists manifests for several platforms. */
    boolean isList() {
        return json.get("manifests").isPresent();
    }

    /** The digest of the listed manifest for a platform. */
    Optional<String> listed(Platform platform) {
        return items("manifests")
                .filter(manifest -> isFor(manifest, platform))
                .flatMap(manifest -> text(manifest, "digest").stream())
                .findFirst();
    }

    private static boolean isFor(Value.Mapping manifest, Platform platform) {
        return manifest.get("platform").orElse(Value.NULL) instanceof Value.Mapping given
                && text(given, "architecture").equals(Optional.of(platform.architecture()))
                && text(given, "os").equals(Optional.of(platform.os()));
    }

    /** The digest of the configuration; empty if this is not the manifest of an image. */
    Optional<String> config() {
        return json.get("config").orElse(Value.NULL) instanceof Value.Mapping config
                ? text(config, "digest")
                : Optional.empty();
    }

    /** The digests of the layers, the lowest first. */
    List<String> layers() {
        return items("layers").flatMap(layer -> text(layer, "digest").stream()).toList();
    }

    private Stream<Value.Mapping> items(String key) {
        return json.get(key).orElse(Value.NULL) instanceof Value.Sequence sequence
                ? sequence.items().stream()
                        .filter(Value.Mapping.class::isInstance)
                        .map(Value.Mapping.class::cast)
                : Stream.empty();
    }

    private static Optional<String> text(Value.Mapping mapping, String key) {
        return mapping.get(key).filter(Value.Text.class::isInstance).map(value -> ((Value.Text) value).text());
    }
}
