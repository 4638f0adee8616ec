/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.model;

import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyValues;
import java.util.List;
import java.util.Optional;

/**
 * One of the provider's images: an address, or how it is built.
 *
 * @param uri its address
 * @param path the folder it is built from
 * @param ofBuild which of the settings of a build are given
 */
public record ProviderImage(Optional<ImageUri> uri, Optional<String> path, List<Property<?>> ofBuild) {

    /** Copies the list. */
    public ProviderImage {
        ofBuild = List.copyOf(ofBuild);
    }

    /** The short form: an address, or else a folder. */
    static ProviderImage ofText(String text) {
        Optional<ImageUri> uri = ImageUri.parse(text);
        return new ProviderImage(uri, uri.isPresent() ? Optional.empty() : Optional.of(text), List.of());
    }

    static ProviderImage ofSettings(PropertyValues settings) {
        return new ProviderImage(
                settings.get(ImageSchema.URI),
                settings.get(ImageSchema.PATH),
                ImageSchema.OF_BUILD.stream()
                        .filter(property -> settings.get(property).isPresent())
                        .toList());
    }
}
