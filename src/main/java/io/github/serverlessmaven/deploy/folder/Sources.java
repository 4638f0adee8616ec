/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.folder;

import io.github.serverlessmaven.template.Value;
import java.util.Optional;

/**
 * The places in the user's files that cause the parts of a template.
 *
 * @param places {@code file:line:column} by JSON pointer
 */
public record Sources(Value.Mapping places) {

    /** The place of a part of the template, or of the nearest part around it; empty if none is known. */
    public Optional<String> nearest(String pointer) {
        String nearest = pointer;
        while (nearest.lastIndexOf('/') > 0) {
            Optional<String> place = places.text(nearest);
            if (place.isPresent()) {
                return place;
            }
            nearest = nearest.substring(0, nearest.lastIndexOf('/'));
        }
        return Optional.empty();
    }
}
