/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.plan;

import io.github.serverlessmaven.deploy.plan.ResourceChange.Action;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds resources that are replaced, with the property that causes it. */
final class Replacements implements PlanCheck {

    /** Immutable: every change makes a new one, and what it was is kept or means nothing. */
    private static final Set<String> SNAPSHOTS = Set.of(
            "AWS::ApiGateway::Deployment",
            "AWS::ApiGatewayV2::Deployment",
            "AWS::Lambda::LayerVersion",
            "AWS::Lambda::LayerVersionPermission",
            "AWS::Lambda::Permission",
            "AWS::Lambda::Version");

    @Override
    public List<Finding> findings(TemplateChanges changes) {
        return changes.resources().stream()
                .filter(resource -> !SNAPSHOTS.contains(resource.type()))
                .flatMap(Replacements::findings)
                .toList();
    }

    private static Stream<Finding> findings(ResourceChange resource) {
        if (resource.isOfAnotherType()) {
            return Stream.of(Finding.of(
                    Finding.Kind.REPLACE,
                    resource,
                    "its type becomes " + resource.type() + ", which CloudFormation refuses under the same logical id",
                    List.of("Type")));
        }
        Action action = resource.action();
        if (action != Action.REPLACE && action != Action.MAY_REPLACE) {
            return Stream.empty();
        }
        Replacement worst = action == Action.REPLACE ? Replacement.CERTAIN : Replacement.POSSIBLE;
        Optional<PropertyChange> cause = resource.changes().stream()
                .filter(change -> change.replacement() == worst)
                .findFirst();
        return cause
                .map(change -> Finding.of(Finding.Kind.REPLACE, resource, text(worst, change), change.path()))
                .stream();
    }

    private static String text(Replacement replacement, PropertyChange change) {
        return (replacement == Replacement.CERTAIN ? "is replaced, because " : "may be replaced, because ")
                + change.name()
                + change.replaced()
                        .map(target -> " refers to " + target + ", which is replaced")
                        .orElse(" changes");
    }
}
