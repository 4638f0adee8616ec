/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.state;

import io.github.serverlessmaven.local.state.Account.PublishedVersion;
import java.util.Optional;

/**
 * The name of a layer.
 *
 * @param text without version
 */
public record LayerName(String text) {

    /** Under which the account keeps its versions, apart from those of functions. */
    public String key() {
        return "layer:" + text;
    }

    /** The version of a layer that an ARN names, if it was published on this machine. */
    public static Optional<PublishedVersion> find(Account account, String arn) {
        String[] parts = arn.split(":", -1);
        if (parts.length != 8 || !parts[4].equals(Account.ID)) {
            return Optional.empty();
        }
        return account.versions(new LayerName(parts[6]).key()).stream()
                .filter(version -> Integer.toString(version.number()).equals(parts[7]))
                .findFirst();
    }
}
