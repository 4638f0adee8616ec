/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.model;

import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyValues;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One of the provider's images: an address, or how it is built.
 *
 * @param uri its address
 * @param build how it is built
 * @param kinds which of {@link ImageSchema#KINDS} are given
 * @param ofBuild which of the settings of a build are given
 */
public record ProviderImage(
        Optional<ImageUri> uri, Optional<ImageBuild> build, List<Property<?>> kinds, List<Property<?>> ofBuild) {

    /** Copies the list. */
    public ProviderImage {
        kinds = List.copyOf(kinds);
        ofBuild = List.copyOf(ofBuild);
    }

    /** The short form: an address, or else a folder. */
    static ProviderImage ofText(String text) {
        Optional<ImageUri> uri = ImageUri.parse(text);
        return uri.isPresent()
                ? new ProviderImage(uri, Optional.empty(), List.of(ImageSchema.URI), List.of())
                : new ProviderImage(
                        Optional.empty(),
                        Optional.of(fromDockerfile(text, PropertyValues.none(""))),
                        List.of(ImageSchema.PATH),
                        List.of());
    }

    static ProviderImage ofSettings(PropertyValues settings) {
        return new ProviderImage(
                settings.get(ImageSchema.URI),
                build(settings),
                given(ImageSchema.KINDS, settings),
                given(ImageSchema.BUILD_PROPERTIES, settings));
    }

    private static Optional<ImageBuild> build(PropertyValues settings) {
        return settings.get(ImageSchema.PATH)
                .<ImageBuild>map(path -> fromDockerfile(path, settings))
                .or(() -> settings.get(JibSchema.JIB)
                        .flatMap(jib -> jib)
                        .map(jib -> JibSchema.build(jib, settings.get(ImageSchema.PLATFORM))));
    }

    private static List<Property<?>> given(List<Property<?>> properties, PropertyValues settings) {
        return properties.stream()
                .filter(property -> settings.get(property)
                        .filter(value -> !value.equals(Optional.empty()))
                        .isPresent())
                .toList();
    }

    private static ImageBuild fromDockerfile(String path, PropertyValues settings) {
        return new DockerfileBuild(
                path,
                settings.get(ImageSchema.FILE).orElse("Dockerfile"),
                settings.get(ImageSchema.BUILD_ARGS).orElse(Map.of()),
                settings.get(ImageSchema.CACHE_FROM).orElse(List.of()),
                settings.get(ImageSchema.PLATFORM),
                settings.get(ImageSchema.BUILD_OPTIONS).orElse(List.of()),
                settings.get(ImageSchema.PROVENANCE));
    }
}
