/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.port;

import java.util.Optional;

/**
 * A change set as it stands.
 *
 * @param id its unique id
 * @param stackId the unique id of its stack
 * @param state how far it is
 * @param changes how many resources it touches; 0 until it is ready
 * @param reason what AWS says about a failure
 */
public record ChangeSet(String id, String stackId, State state, int changes, Optional<String> reason) {

    /** How far a change set is. */
    public enum State {
        /** CloudFormation still compares. */
        PENDING,
        /** It can be executed. */
        READY,
        /** There is nothing to change. */
        EMPTY,
        /** The template or the request is wrong. */
        FAILED
    }
}
