/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.cognito;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.event.Event;
import io.github.serverlessmaven.event.existing.ExistingTargets;
import io.github.serverlessmaven.schema.PropertyValues;
import java.util.List;

/** What is wrong with events of user pools that exist. */
final class ExistingUserPoolRules {

    static final DiagnosticCode SEVERAL_EXISTING_USER_POOLS = new DiagnosticCode(
            "SEVERAL_EXISTING_USER_POOLS", "One function has triggers of several existing user pools.");

    static final DiagnosticCode NEW_AND_EXISTING_USER_POOL = new DiagnosticCode(
            "NEW_AND_EXISTING_USER_POOL",
            "One event says that a user pool exists, another one that it is to be created.");

    private final List<Event<PropertyValues>> all;
    private final Diagnostics diagnostics;

    /**
     * Makes the check.
     *
     * @param all events of existing pools and of new ones
     */
    ExistingUserPoolRules(List<Event<PropertyValues>> all, Diagnostics diagnostics) {
        this.all = all;
        this.diagnostics = diagnostics;
    }

    void check() {
        List<Event<PropertyValues>> existing =
                all.stream().filter(CognitoUserPool::isExisting).toList();
        ExistingTargets.grouped(existing, Event::functionKey).values().forEach(this::checkFunction);
        existing.forEach(this::checkNew);
    }

    private void checkFunction(List<Event<PropertyValues>> events) {
        String first = CognitoUserPool.pool(events.get(0));
        events.stream()
                .filter(event -> !CognitoUserPool.pool(event).equals(first))
                .forEach(event -> event.settings()
                        .error(
                                CognitoUserPool.Settings.POOL,
                                diagnostics,
                                SEVERAL_EXISTING_USER_POOLS,
                                "is another existing user pool than that of "
                                        + events.get(0).origin(),
                                "Give the event to another function: each one can have one existing user pool."));
    }

    private void checkNew(Event<PropertyValues> event) {
        String pool = CognitoUserPool.pool(event);
        all.stream()
                .filter(other -> !CognitoUserPool.isExisting(other))
                .filter(other -> CognitoUserPool.pool(other).equals(pool))
                .findFirst()
                .ifPresent(other -> event.settings()
                        .error(
                                CognitoUserPool.Settings.EXISTING,
                                diagnostics,
                                NEW_AND_EXISTING_USER_POOL,
                                "is set, but " + other.origin() + " creates the user pool \"" + pool + "\"",
                                "Set \"existing\" of both, or of none."));
    }
}
