/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event;

import io.github.serverlessmaven.feature.FunctionScope;
import io.github.serverlessmaven.feature.InvocationTarget;

/**
 * An event of a function.
 *
 * @param scope the function
 * @param target what is invoked, with the permission for others to invoke it
 * @param settings how it is configured
 * @param number which of the function's events of this type it is, from 1: part of logical ids, as in Serverless 3
 */
public record Event<T>(FunctionScope scope, InvocationTarget target, T settings, int number) {}
