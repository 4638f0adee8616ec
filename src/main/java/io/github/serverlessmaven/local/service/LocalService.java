/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.service;

import io.github.serverlessmaven.local.state.Account;
import java.net.URI;
import java.util.Optional;

/** A service of AWS on this machine. Used by one thread at a time, except for what functions and triggers ask of it. */
public interface LocalService extends AutoCloseable {

    /**
     * Brings the service to what all stacks declare, after each deployment: starts it if a stack needs it, and adds its address to the
     * endpoints of functions then.
     *
     * @throws io.github.serverlessmaven.diagnostic.ServerlessException if it cannot be started
     */
    void provision(Account account);

    /** Its name in the variables of functions, such as {@code SQS}. */
    String name();

    /**
     * Uses the service of another process, a running <code>serverless:start</code>, in place of one of its own.
     *
     * @param url where it answers
     */
    void attach(URI url, Account account);

    /** What calls of functions outside of a running <code>serverless:start</code> do without, in words; empty for nothing. */
    default Optional<String> limitation(Account account) {
        return Optional.empty();
    }

    /** Whether what was started has ended by itself. */
    default boolean isBroken() {
        return false;
    }

    /** Empties it: afterwards, what stacks declare is as after its creation. */
    void reset();

    /** Ends it, with what it holds in memory. */
    @Override
    void close();
}
