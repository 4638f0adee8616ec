/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.progress;

import java.util.List;

/** What happens to functions and layers without CloudFormation. */
public interface FunctionProgress extends DeployEvent {

    /**
     * Functions cannot be changed without CloudFormation; the whole stack is deployed.
     *
     * @param reasons why
     */
    record StackNeeded(List<String> reasons) implements FunctionProgress, Warning {

        /** Copies the list. */
        public StackNeeded {
            reasons = List.copyOf(reasons);
        }

        @Override
        public String text() {
            return "The whole stack is deployed, as " + String.join("; ", reasons);
        }
    }

    /**
     * A function is as wanted, without CloudFormation.
     *
     * @param logicalId its logical id
     * @param name its name
     * @param changes what was changed: names of properties, {@code Code} for the code; nothing if it was as wanted already
     */
    record Updated(String logicalId, String name, List<String> changes) implements FunctionProgress {

        /** Copies the list. */
        public Updated {
            changes = List.copyOf(changes);
        }

        @Override
        public String text() {
            return changes.isEmpty()
                    ? "Function " + name + " is up to date"
                    : "Updated function " + name + ": " + String.join(", ", changes);
        }
    }

    /**
     * Functions differ from the stack, but were not selected.
     *
     * @param functions their keys
     */
    record LeftOut(List<String> functions) implements FunctionProgress {

        /** Copies the list. */
        public LeftOut {
            functions = List.copyOf(functions);
        }

        @Override
        public String text() {
            return "Changed too, but not deployed: " + String.join(", ", functions);
        }
    }

    /**
     * A function that was changed without CloudFormation is brought back to the template of the stack, before that is deployed.
     *
     * @param name its name
     * @param changes what is changed
     */
    record Restored(String name, List<String> changes) implements FunctionProgress {

        /** Copies the list. */
        public Restored {
            changes = List.copyOf(changes);
        }

        @Override
        public String text() {
            return "Function " + name + " was deployed without its stack, and is restored to what the stack has: "
                    + String.join(", ", changes);
        }
    }

    /**
     * Old versions of a function or layer were deleted.
     *
     * @param name its name in AWS
     * @param count how many
     */
    record Pruned(String name, long count) implements FunctionProgress {
        @Override
        public String text() {
            return "Deleted " + count + " old version(s) of " + name;
        }
    }
}
