/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.http;

import java.io.IOException;
import java.io.OutputStream;

/** The body of an answer over HTTP. */
public sealed interface HttpBody permits Payload, HttpBody.Streamed {

    /** A body that is written while it comes into being. */
    non-sealed interface Streamed extends HttpBody {

        /**
         * Writes it.
         *
         * @throws IOException if it stays incomplete; the connection is broken off then, so that the caller notices
         */
        void writeTo(OutputStream output) throws IOException;
    }
}
