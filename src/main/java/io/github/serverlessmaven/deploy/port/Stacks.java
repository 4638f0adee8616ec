/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.port;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.template.LogicalId;
import java.util.List;
import java.util.Optional;

/**
 * Stacks of an account and region. Every method throws {@link ServerlessException} when AWS refuses the request or cannot be reached.
 */
public interface Stacks {

    /**
     * A stack.
     *
     * @param nameOrId a name finds only a stack that is not deleted
     */
    Optional<Stack> find(String nameOrId);

    /** The template a stack was last given, as it was given. */
    Optional<String> template(String stackName);

    /** The resource behind a logical id, by the name AWS gave it. */
    Optional<String> physicalId(String stackName, LogicalId id);

    /**
     * The events of a stack after a given one, the oldest first.
     *
     * @param lastSeen the id of an event; all events without it
     */
    List<StackEvent> events(String stackId, Optional<String> lastSeen);

    /** The events of some work after a given one, the oldest first; all of them without it. */
    default List<StackEvent> events(StackOperation operation, Optional<String> lastSeen) {
        return events(operation.stackId(), lastSeen.or(operation::lastEvent));
    }

    /** The id of the newest event of a stack. */
    default Optional<String> lastEvent(String stackId) {
        List<StackEvent> events = events(stackId, Optional.empty());
        return events.isEmpty()
                ? Optional.empty()
                : Optional.of(events.get(events.size() - 1).id());
    }

    /** What a validation found that made a change set fail, the oldest first; nothing where that is not known. */
    default List<StackEvent> failures(ChangeSet changeSet) {
        return List.of();
    }

    /** What made work on a stack fail, beside its events, the oldest first; nothing where that is not known. */
    default List<StackEvent> failures(StackOperation operation) {
        return List.of();
    }

    /** Starts to make a change set. */
    ChangeSet create(ChangeSetRequest request);

    /** A change set as it stands now. */
    ChangeSet refresh(ChangeSet changeSet);

    /**
     * Starts to carry out a change set that is ready.
     *
     * @param keepsFailures whether the stack is left as it is if that fails, and not rolled back
     */
    StackOperation execute(ChangeSet changeSet, boolean keepsFailures);

    /**
     * Starts to create or update a stack without a change set.
     *
     * @param request its name distinguishes the work from any other
     * @return empty if nothing has to be changed
     */
    Optional<StackOperation> change(ChangeSetRequest request);

    /** What a change set that is ready would do with resources. */
    List<PlannedChange> changes(ChangeSet changeSet);

    /** Deletes a change set that was not executed. */
    void delete(ChangeSet changeSet);

    /** Starts to delete a stack. */
    StackOperation delete(Stack stack, DeletionOptions options);

    /**
     * Starts to undo a change that failed and was left as it is.
     *
     * @param role the ARN of the role in which CloudFormation works; the caller's rights hold if empty
     */
    StackOperation rollBack(Stack stack, Optional<String> role);

    /**
     * Starts to continue a rollback that failed.
     *
     * @param skipped the logical ids of resources that stay as they are; each must have failed during the rollback
     * @param role the ARN of the role in which CloudFormation works; the caller's rights hold if empty
     */
    StackOperation continueRollback(Stack stack, List<String> skipped, Optional<String> role);

    /** The policy that says which resources of a stack may be updated, as JSON. */
    Optional<String> policy(String stackName);

    /** Sets that policy. */
    void setPolicy(String stackName, String policy);

    /** Sets whether a stack cannot be deleted. */
    void protect(String stackName, boolean isProtected);

    /** What compares the resources of stacks with their templates. */
    DriftDetection driftDetection();
}
