/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.step;

import io.github.serverlessmaven.deploy.plan.DataFate;
import io.github.serverlessmaven.deploy.plan.ResourceChange;
import io.github.serverlessmaven.deploy.plan.ResourceChange.Action;
import io.github.serverlessmaven.deploy.plan.TemplateChanges;
import io.github.serverlessmaven.deploy.stack.CoreTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Asks, if there is somebody to be asked, before resources that hold data are deleted or replaced with what is in them. */
public final class ConfirmDeletions implements DeploymentStep {

    @Override
    public void run(DeploymentContext context) {
        if (context.safeguards().confirmation().isEmpty()) {
            return;
        }
        List<String> losses = context.deployed()
                .flatMap(deployed -> deployed.template())
                .map(before ->
                        losses(TemplateChanges.between(before, context.folder().template())))
                .orElse(List.of());
        if (!losses.isEmpty()) {
            context.safeguards()
                    .requireConfirmed("This deployment " + String.join(", and ", losses) + ". Deploy anyway?");
        }
    }

    private static List<String> losses(TemplateChanges changes) {
        List<String> losses = new ArrayList<>();
        add(losses, "deletes, with the data in them: ", of(changes, Action.REMOVE));
        add(losses, "replaces by empty ones, with the data in them: ", of(changes, Action.REPLACE));
        add(losses, "may replace by empty ones, with the data in them: ", of(changes, Action.MAY_REPLACE));
        return losses;
    }

    private static void add(List<String> losses, String verb, Stream<ResourceChange> resources) {
        List<String> names = resources
                .map(resource -> resource.id() + " (" + resource.type() + ")")
                .sorted()
                .toList();
        if (!names.isEmpty()) {
            losses.add(verb + String.join(", ", names));
        }
    }

    private static Stream<ResourceChange> of(TemplateChanges changes, Action action) {
        return changes.resources().stream()
                .filter(resource -> resource.action() == action && resource.dataFate() == DataFate.LOST)
                .filter(resource -> !resource.id().equals(CoreTemplate.BUCKET.text()));
    }
}
