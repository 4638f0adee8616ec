/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How authorizers of APIs decide.
 *
 * @param areOn whether they decide at all; without this, every request is accepted
 * @param keys a file of JSON web keys that stands for those of all issuers of tokens
 */
public record LocalAuthorizers(boolean areOn, Optional<Path> keys) {

    /** They decide, with the keys that issuers publish. */
    public static final LocalAuthorizers ON = new LocalAuthorizers(true, Optional.empty());

    /** The settings as parameters of a goal; null stands for a file that is not given. */
    public static LocalAuthorizers of(boolean areOn, @Nullable File keys) {
        return new LocalAuthorizers(areOn, Optional.ofNullable(keys).map(File::toPath));
    }
}
