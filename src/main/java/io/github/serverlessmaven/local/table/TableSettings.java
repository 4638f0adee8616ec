/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.table;

import java.net.URI;
import java.util.function.Function;

/**
 * How tables are on this machine.
 *
 * @param areServed whether the user wants DynamoDB Local to be fetched and started for them
 * @param apis sends signed requests to the server at an address; nothing is sent when it is opened
 */
public record TableSettings(boolean areServed, Function<URI, TableApi> apis) {}
