/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy;

import io.github.serverlessmaven.template.Value;
import java.util.Optional;

/**
 * Where images go.
 *
 * @param registry the host of the registry; empty for that of the account and region of the deployment
 * @param name the repository's name
 * @param isOwn whether it belongs to the stack: it is created when first needed and gets the settings below
 * @param scansOnPush whether what is pushed is scanned for known weaknesses
 * @param keptImages how many images are kept; all if empty
 * @param encryption how a new repository encrypts; as the registry does it if empty
 * @param kmsKey the id, alias or ARN of the key
 * @param hasImmutableTags whether a tag can never point at another image
 */
public record RepositoryOptions(
        Optional<String> registry,
        String name,
        boolean isOwn,
        boolean scansOnPush,
        Optional<Integer> keptImages,
        Optional<String> encryption,
        Optional<String> kmsKey,
        boolean hasImmutableTags) {

    /** As JSON of the manifest. */
    Value.Mapping toValue() {
        return Value.mapping()
                .put("registry", registry.map(Value::of))
                .put("name", name)
                .put("own", Value.of(isOwn))
                .put("scanOnPush", Value.of(scansOnPush))
                .put("keptImages", keptImages.map(Value::of))
                .put("encryption", encryption.map(Value::of))
                .put("kmsKey", kmsKey.map(Value::of))
                .put("immutableTags", Value.of(hasImmutableTags))
                .build();
    }

    static RepositoryOptions of(JsonFields fields) {
        return new RepositoryOptions(
                fields.optionalText("registry"),
                fields.text("name"),
                fields.flag("own"),
                fields.flag("scanOnPush"),
                fields.optionalNumber("keptImages").map(Long::intValue),
                fields.optionalText("encryption"),
                fields.optionalText("kmsKey"),
                fields.flag("immutableTags"));
    }
}
