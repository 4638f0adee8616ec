/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import java.util.Map;
import java.util.Set;

/** Secrets, read when CloudFormation needs them and kept nowhere. */
public interface Secrets {

    /**
     * Reads secrets.
     *
     * @return each secret's text
     * @throws ServerlessException if one does not exist or cannot be read
     */
    Map<Source, String> read(Set<Source> sources);

    /**
     * Where a secret is: a parameter of the Systems Manager of type {@code SecureString}.
     *
     * @param region the AWS region
     * @param name the parameter's name
     * @param version its version, 1 or greater; 0 for the newest
     */
    record Source(String region, String name, long version) {}
}
