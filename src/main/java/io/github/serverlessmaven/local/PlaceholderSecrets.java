/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local;

import io.github.serverlessmaven.deploy.port.Secrets;
import io.github.serverlessmaven.manifest.SecretSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** No secret is read on this machine: what is deployed here gets {@code local:} and the secret's name in its place. */
final class PlaceholderSecrets implements Secrets {

    private final Consumer<String> listener;

    /**
     * Creates the placeholders.
     *
     * @param listener is notified which secrets are replaced
     */
    PlaceholderSecrets(Consumer<String> listener) {
        this.listener = listener;
    }

    @Override
    public Map<SecretSource, String> read(Set<SecretSource> sources) {
        Map<SecretSource, String> secrets = new HashMap<>();
        sources.forEach(source -> {
            secrets.put(source, "local:" + source.name());
            listener.accept("The secret " + source.name() + " is \"local:" + source.name() + "\" on this machine");
        });
        return secrets;
    }
}
