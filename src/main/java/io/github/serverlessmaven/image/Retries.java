/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.image;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;

/** Does something again, after growing pauses, while it fails in a way that may pass. */
final class Retries {

    /** How often something is done; with the pauses between them, a registry has about a minute to recover. */
    static final int ATTEMPTS = 6;

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    private final Consumer<Duration> pause;

    /**
     * Makes retries.
     *
     * @param pause waits
     */
    Retries(Consumer<Duration> pause) {
        this.pause = pause;
    }

    /**
     * Does something until it works.
     *
     * @param work is done again from the start when the connection breaks, or the registry fails
     * @throws FailedException if the registry failed at the last attempt
     * @throws IOException if the connection broke at the last attempt
     */
    <T> T of(Work<T> work) throws FailedException, IOException, InterruptedException {
        Duration wait = FIRST_PAUSE;
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            try {
                return work.run();
            } catch (FailedException | IOException passing) {
                pause.accept(wait);
                wait = wait.multipliedBy(2);
            }
        }
        return work.run();
    }

    /** Whether a status of HTTP means a failure that may pass. */
    static boolean isTransient(int status) {
        return status >= SERVER_ERROR || status == TOO_MANY_REQUESTS;
    }

    /** Something that may fail and be done again. */
    @FunctionalInterface
    interface Work<T> {
        /** Does it. */
        T run() throws IOException, InterruptedException, FailedException;
    }

    /** The registry fails, perhaps only now. */
    static final class FailedException extends Exception {

        private static final long serialVersionUID = 1L;

        FailedException(String message) {
            super(message);
        }

        FailedException(Exception cause) {
            super(cause.getMessage(), cause);
        }
    }
}
