/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.port;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import java.util.List;

/**
 * Published versions of functions and layers. Every method throws {@link ServerlessException} when the other side refuses the
 * request or cannot be reached.
 */
public interface PublishedVersions {

    /** The versions of a function that no alias points at; none if there is no such function. */
    List<Long> ofFunction(String functionName);

    /**
     * Deletes a version of a function.
     *
     * @return whether it is gone; it is not while CloudFront has copies of it
     */
    boolean deleteOfFunction(String functionName, long version);

    /** The versions of a layer; none if there is no such layer. */
    List<Long> ofLayer(String layerName);

    /** Deletes a version of a layer; functions that use it continue with it. */
    void deleteOfLayer(String layerName, long version);
}
