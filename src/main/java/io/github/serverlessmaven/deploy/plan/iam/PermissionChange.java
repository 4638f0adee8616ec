/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.plan.iam;

import java.util.List;

/**
 * A row of the table of permissions: what a template permits or forbids and the other one does not.
 *
 * @param isAdded whether the new template has it; else only the old one
 * @param effect {@code Allow}, {@code Deny}, {@code Policy} (a managed policy is attached), {@code Boundary} or {@code Unknown} (an
 *     intrinsic function that cannot be evaluated here)
 * @param actions the actions, {@code not} before each of those of {@code NotAction}
 * @param resources the resources, intrinsic functions as in {@code Fn::Sub}
 * @param principals who
 * @param condition the conditions of a call and those of the template, in one line; empty if there are none
 * @param logicalId the resource of the template that has the statement
 * @param pointer leads to the statement, a JSON pointer into the new template, or into the old one of what is removed
 * @param isWidening whether more is permitted by this
 */
public record PermissionChange(
        boolean isAdded,
        String effect,
        List<String> actions,
        List<String> resources,
        List<String> principals,
        String condition,
        String logicalId,
        String pointer,
        boolean isWidening) {

    /** Copies the lists. */
    public PermissionChange {
        actions = List.copyOf(actions);
        resources = List.copyOf(resources);
        principals = List.copyOf(principals);
    }
}
