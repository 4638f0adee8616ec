/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.aws;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * How AWS is reached. What is empty is decided by the AWS SDK's own chains: environment, profile, instance.
 *
 * @param region the region, such as {@code eu-central-1}
 * @param profile the profile whose credentials are used
 * @param endpoint the address of all services, in place of AWS's own
 * @param proxy the proxy between here and AWS
 */
public record AwsSettings(
        Optional<String> region, Optional<String> profile, Optional<URI> endpoint, Optional<HttpProxy> proxy) {

    /**
     * A proxy.
     *
     * @param address its address, such as {@code http://proxy:3128}
     * @param user the user, if it wants one
     * @param password the user's password
     * @param nonProxyHosts hosts reached without it, as regular expressions
     */
    public record HttpProxy(URI address, Optional<String> user, Optional<String> password, Set<String> nonProxyHosts) {

        /** Copies the set. */
        public HttpProxy {
            nonProxyHosts = Set.copyOf(nonProxyHosts);
        }

        /** Does not show the password. */
        @Override
        public String toString() {
            return address.toString();
        }
    }
}
