/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.table;

import io.github.serverlessmaven.deploy.port.ServiceApi;

/** Operations of DynamoDB and of its streams at one server, until it is closed. */
public interface TableApi extends ServiceApi, AutoCloseable {

    @Override
    void close();
}
