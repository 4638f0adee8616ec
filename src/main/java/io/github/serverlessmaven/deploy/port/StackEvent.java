/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.port;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that happened to a resource of a stack, or to the stack itself.
 *
 * @param id the event's unique id
 * @param logicalId the resource's logical id; the stack's name for the stack itself
 * @param type the resource's type
 * @param status such as {@code CREATE_FAILED}
 * @param reason what AWS says about it
 * @param time when it happened, by the clock of AWS; empty if that is not known
 */
public record StackEvent(
        String id, String logicalId, String type, String status, Optional<String> reason, Optional<Instant> time) {

    /** An event whose time is not known. */
    public StackEvent(String id, String logicalId, String type, String status, Optional<String> reason) {
        this(id, logicalId, type, status, reason, Optional.empty());
    }

    /** Whether the event is about the stack as a whole. */
    public boolean isOfStack() {
        return type.equals("AWS::CloudFormation::Stack");
    }

    /** Whether the work on a stack ended with this event. */
    public boolean closes(String stackName) {
        StackStatus own = new StackStatus(status);
        return isOfStack() && logicalId.equals(stackName) && own.isSettled() && !own.isReview();
    }

    /** Whether a resource is configured, but not stable yet: in the express mode CloudFormation does not wait for that. */
    public boolean isStabilising() {
        return !isOfStack()
                && (status.equals("CREATE_COMPLETE") || status.equals("UPDATE_COMPLETE"))
                && reason.filter(text -> !text.isBlank()).isPresent();
    }

    /** Whether something failed by itself, and was not only cancelled because something else failed. */
    public boolean isCause() {
        boolean cancelled = reason.map(text -> text.toLowerCase(Locale.ROOT))
                .filter(text -> text.contains("cancelled"))
                .isPresent();
        return status.endsWith("_FAILED") && !cancelled && !isOfStack();
    }
}
