/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.port;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import java.util.Optional;

/**
 * What protects a stack from a deployment or removal that was not meant.
 *
 * @param expectedAccount the only account that may be changed, 12 digits; any if empty
 * @param confirmation who is asked before data is deleted; nobody if empty, and the work continues
 */
public record Safeguards(Optional<String> expectedAccount, Optional<Confirmation> confirmation) {

    /** Nothing is checked, nobody is asked. */
    public static final Safeguards NONE = new Safeguards(Optional.empty(), Optional.empty());

    /** The same with the account that the configuration expects, if no option names one. */
    public Safeguards orExpecting(Optional<String> configured) {
        return new Safeguards(expectedAccount.or(() -> configured), confirmation);
    }

    /**
     * Checks the account before anything is changed.
     *
     * @throws ServerlessException if another one is expected
     */
    public void requireExpected(String account) {
        if (expectedAccount.filter(expected -> !expected.equals(account)).isPresent()) {
            throw new ServerlessException(
                    "The credentials are for the AWS account " + account + ", but expectedAccount is "
                            + expectedAccount.get() + ". Nothing was changed.",
                    "Use credentials of that account, for example with -Dserverless.profile, or correct"
                            + " provider.expectedAccount or -Dserverless.expectedAccount.");
        }
    }

    /**
     * Asks before data is deleted, if there is somebody to be asked.
     *
     * @param question what is going to be deleted, and whether it may
     * @throws ServerlessException if the answer is no
     */
    public void requireConfirmed(String question) {
        if (confirmation.filter(person -> !person.confirm(question)).isPresent()) {
            throw new ServerlessException(
                    "Cancelled: nothing was changed.",
                    "Answer \"y\", or set -Dserverless.yes to run without the question.");
        }
    }
}
