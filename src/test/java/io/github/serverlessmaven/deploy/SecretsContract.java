/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.deploy.port.Target;
import io.github.serverlessmaven.manifest.SecretSource;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every target does with secrets: on a machine that is no AWS the text is a stand-in. */
public abstract class SecretsContract {

    /** The target under test. */
    protected abstract Target target();

    /** Makes a secret exist where the target looks for it. */
    protected abstract void keep(String name, String text);

    @Test
    void everySecretAskedForHasATextOfItsOwn() {
        keep("/contract/one", "first");
        keep("/contract/two", "second");
        SecretSource one = new SecretSource("us-east-1", "/contract/one", 0);
        SecretSource two = new SecretSource("us-east-1", "/contract/two", 1);
        Map<SecretSource, String> secrets = target().secrets().read(Set.of(one, two));
        assertThat(secrets).containsOnlyKeys(one, two);
        assertThat(secrets.values()).doesNotHaveDuplicates().allMatch(text -> !text.isEmpty());
    }

    @Test
    void whoAsksForNothingGetsNothing() {
        assertThat(target().secrets().read(Set.of())).isEmpty();
    }
}
