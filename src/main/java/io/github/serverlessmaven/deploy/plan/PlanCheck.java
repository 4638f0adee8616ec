/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.plan;

import java.util.List;

/** Finds what a reviewer should know of the changes of one kind. Each is a line in {@link StandardChecks}. */
@FunctionalInterface
public interface PlanCheck {

    /** What it finds, in the order of the resources. */
    List<Finding> findings(TemplateChanges changes);
}
