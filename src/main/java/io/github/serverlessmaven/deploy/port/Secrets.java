/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.port;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.manifest.SecretSource;
import java.util.Map;
import java.util.Set;

/** Secrets, read when CloudFormation needs them and never stored. */
public interface Secrets {

    /**
     * Reads secrets.
     *
     * @return each secret's text
     * @throws ServerlessException if one does not exist or cannot be read
     */
    Map<SecretSource, String> read(Set<SecretSource> sources);
}
