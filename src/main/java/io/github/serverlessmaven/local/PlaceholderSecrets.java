/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local;

import io.github.serverlessmaven.deploy.Secrets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** No secret comes to this machine: what is deployed here gets {@code local:} and the secret's name in its place. */
final class PlaceholderSecrets implements Secrets {

    private final Consumer<String> listener;

    /**
     * Makes the stand-ins.
     *
     * @param listener is told which secrets are replaced
     */
    PlaceholderSecrets(Consumer<String> listener) {
        this.listener = listener;
    }

    @Override
    public Map<Source, String> read(Set<Source> sources) {
        Map<Source, String> secrets = new HashMap<>();
        sources.forEach(source -> {
            secrets.put(source, "local:" + source.name());
            listener.accept("The secret " + source.name() + " is \"local:" + source.name() + "\" on this machine");
        });
        return secrets;
    }
}
