/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.step;

import io.github.serverlessmaven.deploy.progress.StackProgress;
import io.github.serverlessmaven.deploy.stack.CoreTemplate;
import io.github.serverlessmaven.deploy.stack.DeployedStack;
import io.github.serverlessmaven.template.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Removes the rules of EventBridge that a function of Serverless 3 made as custom resources, before CloudFormation makes rules of the same
 * names, which AWS would refuse while the former exist. The function that removes them stays until then.
 */
public final class RemoveCustomRules implements DeploymentStep {

    private static final String TYPE = "Custom::EventBridge";

    @Override
    public void run(DeploymentContext context) {
        context.deployed().flatMap(DeployedStack::template).ifPresent(deployed -> {
            Set<String> abandoned = rules(deployed);
            abandoned.removeAll(rules(context.folder().template()));
            if (!abandoned.isEmpty()) {
                remove(abandoned, deployed, context);
            }
        });
    }

    private static Set<String> rules(Value.Mapping template) {
        Value.Mapping resources = template.section("Resources");
        return resources.entries().keySet().stream()
                .filter(id -> resources.section(id).text("Type").equals(Optional.of(TYPE)))
                .collect(Collectors.toSet());
    }

    private static void remove(Set<String> rules, Value.Mapping deployed, DeploymentContext context) {
        Value.MappingBuilder kept = Value.mapping();
        deployed.section("Resources").entries().forEach((id, resource) -> {
            if (!rules.contains(id)) {
                kept.put(id, resource);
            }
        });
        Value.Mapping template = deployed.with("Resources", kept.build());
        Map<String, Optional<String>> unchanged = new LinkedHashMap<>();
        CoreTemplate.parameters(deployed).forEach(name -> unchanged.put(name, Optional.empty()));
        context.report(new StackProgress.RemovingCustomRules(context.manifest().stackName(), rules.size()));
        new StackUpdate(context).execute(false, new TemplateUpload(context).of(template), template, unchanged);
    }
}
