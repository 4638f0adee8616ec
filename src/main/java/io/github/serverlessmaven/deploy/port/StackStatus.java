/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.port;

/**
 * The status of a stack, by what can be done next. See "Stack status codes" in the AWS CloudFormation user guide.
 *
 * @param text AWS's name of the status
 */
public record StackStatus(String text) {

    /** The stack is gone. */
    public static final StackStatus DELETED = new StackStatus("DELETE_COMPLETE");

    /** Whether CloudFormation is not working on the stack. */
    public boolean isSettled() {
        return !text.endsWith("_IN_PROGRESS") || isReview();
    }

    /** Whether the stack exists only as a change set that was never executed. */
    public boolean isReview() {
        return text.equals("REVIEW_IN_PROGRESS");
    }

    /** Whether the last operation did what it should. */
    public boolean isSuccess() {
        return text.equals("CREATE_COMPLETE")
                || text.equals("UPDATE_COMPLETE")
                || text.equals("DELETE_COMPLETE")
                || text.equals("IMPORT_COMPLETE");
    }

    /** Whether the stack is gone. */
    public boolean isDeleted() {
        return equals(DELETED);
    }

    /** Whether the first creation failed, so that the stack can only be deleted. */
    public boolean isFailedCreation() {
        return text.equals("ROLLBACK_COMPLETE") || text.equals("ROLLBACK_FAILED") || text.equals("CREATE_FAILED");
    }

    /** Whether the stack can be updated. */
    public boolean isUpdatable() {
        return isSuccess()
                || text.equals("UPDATE_ROLLBACK_COMPLETE")
                || text.equals("UPDATE_FAILED")
                || text.equals("IMPORT_ROLLBACK_COMPLETE");
    }

    /** Whether the last update could be neither made nor undone. */
    public boolean isRollbackFailed() {
        return text.equals("UPDATE_ROLLBACK_FAILED");
    }

    /** Whether CloudFormation is undoing what it did. */
    public boolean isRollingBack() {
        return text.contains("ROLLBACK_IN_PROGRESS");
    }

    @Override
    public String toString() {
        return text;
    }
}
