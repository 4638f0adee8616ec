/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.plan;

import io.github.serverlessmaven.deploy.plan.ResourceChange.Action;
import java.util.List;

/** Finds resources that are or may be deleted with the data in them. */
final class DataLoss implements PlanCheck {

    @Override
    public List<Finding> findings(TemplateChanges changes) {
        return changes.resources().stream()
                .filter(resource -> resource.dataFate() == DataFate.LOST)
                .map(resource -> new Finding(
                        Finding.Kind.DATA_LOSS,
                        resource.id(),
                        text(resource.action()),
                        resource.after().map(kept -> Finding.pointer(resource.id(), List.of()))))
                .toList();
    }

    private static String text(Action action) {
        return switch (action) {
            case REMOVE -> "is deleted with the data in it";
            case REPLACE -> "is replaced by an empty one, and the old one is deleted with the data in it";
            case ADD, UPDATE, MAY_REPLACE ->
                "may be replaced by an empty one, and the old one be deleted with the data in it";
        };
    }
}
