/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.progress;

import io.github.serverlessmaven.deploy.port.CallerIdentity;
import io.github.serverlessmaven.deploy.port.Stack;
import io.github.serverlessmaven.deploy.port.StackEvent;
import io.github.serverlessmaven.deploy.port.StackStatus;
import java.util.List;
import java.util.Optional;

/** What happens to the stack and its resources. */
public interface StackProgress extends DeployEvent {

    /**
     * Work on a stack starts.
     *
     * @param stackName the stack
     * @param action in words: {@code create}, {@code update}, {@code delete}
     */
    record Started(String stackName, String action) implements StackProgress {
        @Override
        public String text() {
            return "Stack " + stackName + ": " + action;
        }
    }

    /**
     * Something is about to be changed.
     *
     * @param caller who does it
     * @param place the region, with the endpoint if that is not AWS's own
     * @param subject what is changed: {@code stage dev}
     */
    record Identified(CallerIdentity caller, String place, String subject) implements StackProgress {
        @Override
        public String text() {
            return "Account " + caller.account() + " as " + caller.name() + ", region " + place + ", " + subject;
        }
    }

    /**
     * A stack that cannot be used is deleted first.
     *
     * @param stackName the stack
     * @param status why it cannot be used
     */
    record Resetting(String stackName, StackStatus status) implements StackProgress {
        @Override
        public String text() {
            return "Stack " + stackName + " was left in status " + status
                    + " by a failed creation and is deleted first";
        }
    }

    /**
     * A rollback that failed is continued.
     *
     * @param stackName the stack
     * @param skipped the resources that stay as they are
     */
    record RollbackContinued(String stackName, List<String> skipped) implements StackProgress {

        /** Copies the list. */
        public RollbackContinued {
            skipped = List.copyOf(skipped);
        }

        @Override
        public String text() {
            return "Stack " + stackName + ": continue the rollback that failed"
                    + (skipped.isEmpty() ? "" : ", and leave as they are: " + String.join(", ", skipped));
        }

        @Override
        public Level level() {
            return skipped.isEmpty() ? Level.INFO : Level.WARNING;
        }
    }

    /**
     * Somebody else is working on the stack.
     *
     * @param stack the stack as it is now
     */
    record Waiting(Stack stack) implements StackProgress {
        @Override
        public String text() {
            return "Stack " + stack.name() + " is " + stack.statusText()
                    + ": another deployment is running; waiting for its end";
        }
    }

    /**
     * Somebody else deployed the stack at the same time; the deployment starts again.
     *
     * @param stackName the stack
     */
    record Overtaken(String stackName) implements StackProgress, Warning {
        @Override
        public String text() {
            return "Another deployment of stack " + stackName + " is running; this one starts again after its end";
        }
    }

    /**
     * Rules that a function of Serverless 3 made are removed, so that CloudFormation can make them.
     *
     * @param stackName the stack
     * @param count how many
     */
    record RemovingCustomRules(String stackName, int count) implements StackProgress, Warning {
        @Override
        public String text() {
            return "Stack " + stackName + ": remove " + count
                    + " rule(s) that Serverless 3 made by a function; CloudFormation creates them again, and events in between are lost";
        }
    }

    /**
     * Something happened to a resource.
     *
     * @param event what
     */
    record ResourceChanged(StackEvent event) implements StackProgress {
        @Override
        public String text() {
            String line = "  " + event.status() + "  " + event.logicalId() + " (" + event.type() + ")";
            if (level() == Level.WARNING) {
                return line + event.reason().map(reason -> ": " + reason).orElse("");
            }
            return event.isStabilising()
                    ? line + ", stabilising: " + event.reason().orElse("")
                    : line;
        }

        @Override
        public Level level() {
            return event.status().endsWith("_FAILED") ? Level.WARNING : Level.INFO;
        }

        @Override
        public Optional<Activity> activity() {
            return Optional.of(new Activity(event.logicalId() + " (" + event.type() + ")", event.status(), phase()));
        }

        private Activity.Phase phase() {
            if (event.status().endsWith("_IN_PROGRESS")) {
                return Activity.Phase.UNDER_WAY;
            }
            return event.isOfStack() ? Activity.Phase.ALL_OVER : Activity.Phase.OVER;
        }
    }

    /**
     * A stack was protected from deletion, or is so no more.
     *
     * @param stackName the stack
     * @param isProtected whether it cannot be deleted now
     */
    record Protection(String stackName, boolean isProtected) implements StackProgress {
        @Override
        public String text() {
            return "Stack " + stackName + " is "
                    + (isProtected ? "protected from deletion" : "no longer protected from deletion");
        }
    }
}
