/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The body of an answer over HTTP. */
public sealed interface HttpBody permits Payload, HttpBody.Streamed, HttpBody.Upgraded {

    /** A body that is written while it comes into being. */
    non-sealed interface Streamed extends HttpBody {

        /**
         * Writes it.
         *
         * @throws IOException if it stays incomplete; the connection is broken off then, so that the caller notices
         */
        void writeTo(OutputStream output) throws IOException;
    }

    /** No body: the connection goes on in another protocol, after an answer with the status 101. */
    non-sealed interface Upgraded extends HttpBody {

        /**
         * Speaks the other protocol until the connection ends.
         *
         * @param input of the connection; closing it ends the connection
         * @param acceptance sends the answer with the status 101, before anything else is written
         * @throws IOException if the connection breaks off
         */
        void takeOver(InputStream input, OutputStream output, Acceptance acceptance) throws IOException;

        /** Sends the answer that changes the protocol. */
        @FunctionalInterface
        interface Acceptance {

            /**
             * Sends it.
             *
             * @throws IOException if the client is gone
             */
            void send() throws IOException;
        }
    }
}
