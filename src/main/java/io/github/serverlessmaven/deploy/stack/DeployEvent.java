/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.stack;

import io.github.serverlessmaven.artifact.Sizes;
import io.github.serverlessmaven.deploy.port.CallerIdentity;
import io.github.serverlessmaven.deploy.port.Stack;
import io.github.serverlessmaven.deploy.port.StackEvent;
import io.github.serverlessmaven.deploy.port.StackStatus;
import java.util.List;
import java.util.Optional;

/** What happens during a deployment or removal, with the line that shows it: a console needs to know none of the kinds. */
public sealed interface DeployEvent {

    /** How much attention an event needs. */
    enum Level {
        /** It only matters to a display that changes as the work goes on. */
        LIVE,
        /** It belongs to the work. */
        INFO,
        /** It should be seen, although the work goes on. */
        WARNING
    }

    /** What the event says, in one line. */
    String text();

    /** How much attention it needs. */
    default Level level() {
        return Level.INFO;
    }

    /** What it changes on a display of the work that is under way. */
    default Optional<Activity> activity() {
        return Optional.empty();
    }

    /**
     * Work that takes a while.
     *
     * @param subject what is worked on; unique
     * @param state how far it is, in a word or two
     * @param phase whether it goes on
     */
    record Activity(String subject, String state, Phase phase) {

        /** Whether work goes on. */
        public enum Phase {
            /** It does. */
            UNDER_WAY,
            /** It is over. */
            OVER,
            /** It is over, and with it all other work. */
            ALL_OVER
        }
    }

    /**
     * Work on a stack starts.
     *
     * @param stackName the stack
     * @param action in words: {@code create}, {@code update}, {@code delete}
     */
    record Started(String stackName, String action) implements DeployEvent {
        @Override
        public String text() {
            return "Stack " + stackName + ": " + action;
        }
    }

    /**
     * Something is going to be changed.
     *
     * @param caller who does it
     * @param place the region, with the endpoint if that is not AWS's own
     * @param subject what is changed: {@code stage dev}
     */
    record Identified(CallerIdentity caller, String place, String subject) implements DeployEvent {
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
    record Resetting(String stackName, StackStatus status) implements DeployEvent {
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
    record RollbackContinued(String stackName, List<String> skipped) implements DeployEvent {

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
    record Waiting(Stack stack) implements DeployEvent {
        @Override
        public String text() {
            return "Stack " + stack.name() + " is " + stack.statusText()
                    + ": another deployment is running; waiting for its end";
        }
    }

    /**
     * Somebody else deployed the stack at the same time; the deployment starts anew.
     *
     * @param stackName the stack
     */
    record Overtaken(String stackName) implements DeployEvent {
        @Override
        public String text() {
            return "Another deployment of stack " + stackName + " is running; this one starts anew after its end";
        }

        @Override
        public Level level() {
            return Level.WARNING;
        }
    }

    /**
     * A package is being uploaded.
     *
     * @param path its name in the deployment folder
     * @param sent how many bytes were sent
     * @param size of how many
     */
    record Uploading(String path, long sent, long size) implements DeployEvent {
        @Override
        public String text() {
            return "Uploading " + path + ": " + state();
        }

        @Override
        public Level level() {
            return Level.LIVE;
        }

        @Override
        public Optional<Activity> activity() {
            return Optional.of(new Activity(path, state(), Activity.Phase.UNDER_WAY));
        }

        private String state() {
            return Sizes.readable(sent) + " of " + Sizes.readable(size) + " uploaded";
        }
    }

    /**
     * A package was uploaded.
     *
     * @param path its name in the deployment folder
     * @param size in bytes
     */
    record Uploaded(String path, long size) implements DeployEvent {
        @Override
        public String text() {
            return "Uploaded " + path + " (" + Sizes.readable(size) + ")";
        }

        @Override
        public Optional<Activity> activity() {
            return Optional.of(new Activity(path, "uploaded", Activity.Phase.OVER));
        }
    }

    /**
     * What was missing of an image was pushed.
     *
     * @param image its name in the configuration
     * @param target the repository and the tag it got there
     * @param sent how many bytes travelled
     * @param size how large all of it is, in bytes
     */
    record ImagePushed(String image, String target, long sent, long size) implements DeployEvent {
        @Override
        public String text() {
            return "Pushed image " + image + " to " + target + " (" + Sizes.readable(sent) + " of "
                    + Sizes.readable(size) + " were missing)";
        }
    }

    /**
     * A repository of images was deleted with the images in it.
     *
     * @param name its name
     */
    record RepositoryDeleted(String name) implements DeployEvent {
        @Override
        public String text() {
            return "Deleted image repository " + name;
        }
    }

    /**
     * A repository of images was not deleted.
     *
     * @param name its name
     * @param reason why
     */
    record RepositoryKept(String name, String reason) implements DeployEvent {
        @Override
        public String text() {
            return "The image repository " + name + " was not deleted: " + reason;
        }

        @Override
        public Level level() {
            return Level.WARNING;
        }
    }

    /**
     * Rules that a function of Serverless 3 made are removed, so that CloudFormation can make them.
     *
     * @param stackName the stack
     * @param count how many
     */
    record CustomRules(String stackName, int count) implements DeployEvent {
        @Override
        public String text() {
            return "Stack " + stackName + ": remove " + count
                    + " rule(s) that Serverless 3 made by a function; CloudFormation makes them anew, and events in between are lost";
        }

        @Override
        public Level level() {
            return Level.WARNING;
        }
    }

    /**
     * Something happened to a resource.
     *
     * @param event what
     */
    record Progress(StackEvent event) implements DeployEvent {
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
     * Objects were deleted from the bucket.
     *
     * @param bucket the bucket
     * @param count objects and versions
     */
    record Emptied(String bucket, int count) implements DeployEvent {
        @Override
        public String text() {
            return "Deleted " + count + " object(s) from bucket " + bucket;
        }
    }

    /**
     * What only older deployments need stays: the records of deployments cannot be read, or objects or images not be deleted.
     *
     * @param place the bucket or the repository of images
     * @param problem why
     */
    record NotCleanedUp(String place, String problem) implements DeployEvent {
        @Override
        public String text() {
            return "The deployment is complete, but " + place + " was not cleaned up: " + problem;
        }

        @Override
        public Level level() {
            return Level.WARNING;
        }
    }

    /**
     * A bucket is no longer part of its stack, but was not deleted.
     *
     * @param bucket the bucket
     */
    record BucketKept(String bucket) implements DeployEvent {
        @Override
        public String text() {
            return "Bucket " + bucket
                    + " is no longer part of the stack, but was not deleted: it holds objects that do not belong to this stage";
        }

        @Override
        public Level level() {
            return Level.WARNING;
        }
    }

    /**
     * A stack was protected from deletion, or is so no more.
     *
     * @param stackName the stack
     * @param isProtected whether it cannot be deleted now
     */
    record Protection(String stackName, boolean isProtected) implements DeployEvent {
        @Override
        public String text() {
            return "Stack " + stackName + " is "
                    + (isProtected ? "protected from deletion" : "no longer protected from deletion");
        }
    }

    /**
     * API Gateway got a role in which it writes logs.
     *
     * @param role its ARN
     * @param region where APIs use it
     */
    record LogRoleSet(String role, String region) implements DeployEvent {
        @Override
        public String text() {
            return "Amazon API Gateway writes logs of " + region + " in the role " + role
                    + " from now on: the account had none";
        }
    }

    /**
     * Settings of the stage of a REST API were changed.
     *
     * @param stage its name
     * @param settings the paths of what was changed
     */
    record StageSetUp(String stage, List<String> settings) implements DeployEvent {

        /** Copies the list. */
        public StageSetUp {
            settings = List.copyOf(settings);
        }

        @Override
        public String text() {
            return "Set up stage " + stage + " of the REST API: " + String.join(", ", settings);
        }
    }

    /**
     * Functions cannot be changed without CloudFormation; the whole stack is deployed.
     *
     * @param reasons why
     */
    record StackNeeded(List<String> reasons) implements DeployEvent {

        /** Copies the list. */
        public StackNeeded {
            reasons = List.copyOf(reasons);
        }

        @Override
        public String text() {
            return "The whole stack is deployed, as " + String.join("; ", reasons);
        }

        @Override
        public Level level() {
            return Level.WARNING;
        }
    }

    /**
     * A function is as wanted, without CloudFormation.
     *
     * @param logicalId its logical id
     * @param name its name
     * @param changes what was changed: names of properties, {@code Code} for the code; nothing if it was as wanted already
     */
    record FunctionUpdated(String logicalId, String name, List<String> changes) implements DeployEvent {

        /** Copies the list. */
        public FunctionUpdated {
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
    record FunctionsLeftOut(List<String> functions) implements DeployEvent {

        /** Copies the list. */
        public FunctionsLeftOut {
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
    record FunctionRestored(String name, List<String> changes) implements DeployEvent {

        /** Copies the list. */
        public FunctionRestored {
            changes = List.copyOf(changes);
        }

        @Override
        public String text() {
            return "Function " + name + " was deployed without its stack, and goes back to what the stack has: "
                    + String.join(", ", changes);
        }
    }

    /**
     * Old versions of a function or layer were deleted.
     *
     * @param name its name in AWS
     * @param count how many
     */
    record Pruned(String name, long count) implements DeployEvent {
        @Override
        public String text() {
            return "Deleted " + count + " old version(s) of " + name;
        }
    }
}
