/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example;

/** What no JSON library of the runtime could read: it has no constructor without parameters. */
public record Order(String number) {}
