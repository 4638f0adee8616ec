/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.plan;

import io.github.serverlessmaven.deploy.plan.iam.PermissionChange;
import io.github.serverlessmaven.deploy.plan.iam.PermissionChanges;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Optional;

/** Finds what policies permit after a change and not before. */
final class WidenedPermissions implements PlanCheck {

    @Override
    public List<Finding> findings(TemplateChanges changes) {
        return PermissionChanges.between(changes.before(), changes.after()).stream()
                .filter(PermissionChange::isWidening)
                .map(row -> new Finding(Finding.Kind.IAM, row.logicalId(), text(row), pointer(row, changes.after())))
                .toList();
    }

    private static Optional<String> pointer(PermissionChange row, Value.Mapping after) {
        if (row.isAdded()) {
            return Optional.of(row.pointer());
        }
        return after.section("Resources").get(row.logicalId()).isPresent()
                ? Optional.of(Finding.pointer(row.logicalId(), List.of()))
                : Optional.empty();
    }

    private static String text(PermissionChange row) {
        String condition = row.condition().isEmpty() ? "" : " (" + row.condition() + ")";
        String resources = String.join(", ", row.resources());
        boolean isOwn = row.principals().equals(List.of("AWS:${" + row.logicalId() + "}"));
        String who = isOwn ? "" : String.join(", ", row.principals()) + ": ";
        String what = who + String.join(", ", row.actions()) + " on " + resources + condition;
        return switch (row.effect()) {
            case "Policy" -> "gets the managed policy " + resources + condition;
            case "Boundary" -> "no longer has the permissions boundary " + resources + condition;
            case "Deny" -> "no longer forbids " + what;
            case "Allow" -> "permits " + what;
            default -> "has a statement that cannot be evaluated here: " + String.join(", ", row.actions());
        };
    }
}
