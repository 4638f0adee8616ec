/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.runtime;

import java.util.List;
import java.util.Map;

/**
 * How a function is run.
 *
 * @param command the program and its arguments
 * @param variables environment variables that the program needs beside those that every function has
 */
public record RuntimeCommand(List<String> command, Map<String, String> variables) {}
