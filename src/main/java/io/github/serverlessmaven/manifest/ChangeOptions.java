/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.manifest;

import java.util.Arrays;
import java.util.Optional;

/**
 * How CloudFormation is asked to change the stack.
 *
 * @param method by which calls
 * @param disableValidation whether CloudFormation leaves out its validation before the deployment
 * @param importExisting whether resources of the template that exist outside of stacks are imported by their names
 * @param revertDrift whether what was changed outside of CloudFormation is set back
 */
public record ChangeOptions(Method method, boolean disableValidation, boolean importExisting, boolean revertDrift) {

    /** By change sets, with all checks. */
    public static final ChangeOptions STANDARD = new ChangeOptions(Method.CHANGE_SETS, false, false, false);

    /** By which calls a stack is changed. */
    public enum Method {
        /** A change set is made and executed. */
        CHANGE_SETS("changesets"),
        /** The stack is created or updated at once. */
        DIRECT("direct"),
        /** The same, and CloudFormation does not wait until resources are stable. */
        EXPRESS("express");

        private final String word;

        Method(String word) {
            this.word = word;
        }

        /** Its name in the configuration. */
        public String word() {
            return word;
        }

        /** The method of a name; empty if there is none. */
        public static Optional<Method> of(String word) {
            return Arrays.stream(values())
                    .filter(method -> method.word.equals(word))
                    .findFirst();
        }
    }

    /** Whether a change set is needed: only these import resources and compare them with the template. */
    public boolean usesChangeSet() {
        return method == Method.CHANGE_SETS || importExisting || revertDrift;
    }

    /** Whether CloudFormation does not wait until resources are stable. */
    public boolean express() {
        return method == Method.EXPRESS;
    }
}
