/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.failure;

import io.github.serverlessmaven.deploy.port.StackStatus;

/** What runs after a deployment that failed. */
final class RemainingState {

    /** After a deployment that was refused. */
    static final String UNTOUCHED = "Nothing was changed: what was deployed before runs on.";

    private RemainingState() {}

    /** What runs in a stack of this status, in a sentence that names the status. */
    static String of(StackStatus status) {
        String state = "The stack is in status " + status + ": ";
        return switch (status.text()) {
            case "UPDATE_ROLLBACK_COMPLETE", "IMPORT_ROLLBACK_COMPLETE" ->
                state + "what was deployed before runs unchanged. Nothing has to be cleaned up.";
            case "ROLLBACK_COMPLETE" ->
                state + "nothing of it runs. The next deployment deletes the rest and creates it again.";
            case "ROLLBACK_FAILED" ->
                state
                        + "nothing of it is complete, and some resources could not be deleted. The next deployment tries again to"
                        + " delete them and creates the stack again.";
            case "CREATE_FAILED" ->
                state
                        + "what was created stays to be looked at, since rollback is disabled. The next deployment deletes it and"
                        + " creates the stack again.";
            case "UPDATE_FAILED" ->
                state
                        + "new and former resources run side by side, since rollback is disabled. The next deployment continues"
                        + " from there.";
            case "UPDATE_ROLLBACK_FAILED", "IMPORT_ROLLBACK_FAILED" ->
                state
                        + "new and former resources run side by side, because the rollback failed too. The stack cannot be"
                        + " updated until its rollback is completed.";
            case "DELETE_FAILED" -> state + "what could not be deleted stays.";
            case "DELETE_COMPLETE" -> state + "nothing of it is left.";
            default -> "The stack is in status " + status + ".";
        };
    }
}
