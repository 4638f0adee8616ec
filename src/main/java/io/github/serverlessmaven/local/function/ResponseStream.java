/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.function;

/** Takes an answer while the function still writes it. */
interface ResponseStream {

    /** The function begins. */
    void begin(String contentType);

    /**
     * The next bytes. Waits while the reader is slow; does nothing after the reader has gone.
     *
     * @param bytes a buffer that the caller may reuse
     * @param length how many of them count
     */
    void write(byte[] bytes, int length);
}
