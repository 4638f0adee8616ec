/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.gateway;

import java.net.URI;
import java.util.Optional;

/** The addresses on this machine of what AWS serves elsewhere. */
public interface LocalAddresses {

    /** A text with the addresses of APIs and function URLs replaced by those on this machine. */
    String localized(String text);

    /**
     * The address of a service of AWS; empty if it does not run here.
     *
     * @param name as in the variables by which AWS's SDKs find it, such as {@code SQS}
     */
    Optional<URI> service(String name);
}
