/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.plan;

import java.util.List;

/** The checks of a plan, in the order in which their findings are shown. */
public final class StandardChecks {

    private static final List<PlanCheck> ALL = List.of(new DataLoss(), new Replacements());

    private StandardChecks() {}

    /** What all checks find. */
    public static List<Finding> findings(TemplateChanges changes) {
        return ALL.stream().flatMap(check -> check.findings(changes).stream()).toList();
    }
}
