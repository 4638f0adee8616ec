/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.plan;

import io.github.serverlessmaven.deploy.plan.risk.CodeChanges;
import io.github.serverlessmaven.deploy.plan.risk.CostIncreases;
import io.github.serverlessmaven.deploy.plan.risk.PublicExposure;
import io.github.serverlessmaven.deploy.plan.risk.Risk;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** The checks of a plan, in the order in which their findings are shown. */
public final class StandardChecks {

    private static final List<PlanCheck> ALL = List.of(
            new DataLoss(),
            new Replacements(),
            new WidenedPermissions(),
            risks(Finding.Kind.PUBLIC, PublicExposure::added),
            risks(Finding.Kind.COST, CostIncreases::added),
            risks(Finding.Kind.CODE, CodeChanges::between));

    private StandardChecks() {}

    /** What all checks find. */
    public static List<Finding> findings(TemplateChanges changes) {
        return ALL.stream().flatMap(check -> check.findings(changes).stream()).toList();
    }

    private static PlanCheck risks(Finding.Kind kind, BiFunction<Value.Mapping, Value.Mapping, List<Risk>> search) {
        return changes -> search.apply(changes.before(), changes.after()).stream()
                .map(risk -> new Finding(kind, risk.logicalId(), risk.text(), Optional.of(risk.pointer())))
                .toList();
    }
}
