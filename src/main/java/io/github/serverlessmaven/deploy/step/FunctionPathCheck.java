/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.step;

import io.github.serverlessmaven.deploy.function.FunctionSelection;
import io.github.serverlessmaven.deploy.function.TemplateComparison;
import io.github.serverlessmaven.deploy.function.TemplateComparison.StackReason;
import io.github.serverlessmaven.deploy.function.TemplateFunction;
import io.github.serverlessmaven.deploy.port.Stack;
import io.github.serverlessmaven.deploy.stack.CoreTemplate;
import io.github.serverlessmaven.deploy.stack.DeployedStack;
import io.github.serverlessmaven.manifest.Manifest;
import io.github.serverlessmaven.manifest.Manifest.PackagedArtifact;
import io.github.serverlessmaven.manifest.PackagedSecret;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds out whether functions may be changed without CloudFormation, and which. */
final class FunctionPathCheck {

    private final DeploymentContext context;
    private final FunctionSelection selection;
    private final List<StackReason> reasons = new ArrayList<>();
    private Set<String> selected = Set.of();
    private Set<String> changed = Set.of();

    FunctionPathCheck(DeploymentContext context, FunctionSelection selection) {
        this.context = context;
        this.selection = selection;
        Optional<DeployedStack> deployed = context.deployed();
        if (deployed.isEmpty()) {
            add("the stack does not exist yet");
        } else if (isUsable(deployed.get())) {
            compare(deployed.get().template().orElseThrow(), context.folder().template());
        }
    }

    /** Why CloudFormation is needed; none if it is not. */
    List<String> reasons() {
        return reasons.stream()
                .map(reason -> reason.logicalId()
                                .flatMap(id -> context.folder().place("/Resources/" + id))
                                .map(place -> place + ": ")
                                .orElse("")
                        + reason.sentence())
                .distinct()
                .toList();
    }

    /** The functions that are to be changed, as they are wanted. */
    List<TemplateFunction> selected() {
        return TemplateFunction.of(context.folder().template()).stream()
                .filter(function -> selected.contains(function.logicalId()))
                .toList();
    }

    /** The keys of functions that differ from the stack, but are not selected. */
    List<String> leftOut() {
        return context.manifest().functions().stream()
                .filter(function -> changed.contains(logicalId(function)) && !selected.contains(logicalId(function)))
                .map(Manifest.PackagedFunction::key)
                .toList();
    }

    private void add(String text) {
        reasons.add(new StackReason(Optional.empty(), text));
    }

    private boolean isUsable(DeployedStack deployed) {
        Stack stack = deployed.stack();
        if (!stack.status().isSuccess()) {
            add("the stack is in status " + stack.status());
        } else if (!stack.tags().equals(context.manifest().stackTags())) {
            add("the tags of the stack change");
        } else if (deployed.template().isEmpty()) {
            add("the template of the stack is not JSON");
        }
        return reasons.isEmpty();
    }

    private void compare(Value.Mapping deployed, Value.Mapping wanted) {
        if (CoreTemplate.hasMacros(deployed) || CoreTemplate.hasMacros(wanted)) {
            add("the template has macros");
            return;
        }
        TemplateComparison comparison = TemplateComparison.of(deployed, wanted);
        changed = comparison.changedFunctions();
        selected = selection.keys().map(this::logicalIds).orElse(changed);
        reasons.addAll(comparison.otherChanges());
        for (TemplateFunction function : selected()) {
            reasons.addAll(comparison.reasons(function.logicalId()));
            own(function).ifPresent(text -> reasons.add(new StackReason(Optional.of(function.logicalId()), text)));
        }
    }

    private Set<String> logicalIds(Set<String> keys) {
        return context.manifest().functions().stream()
                .filter(function -> keys.contains(function.key()))
                .map(this::logicalId)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private String logicalId(Manifest.PackagedFunction function) {
        return TemplateFunction.of(context.folder().template()).stream()
                .filter(candidate -> candidate.name().equals(Optional.of(function.name())))
                .map(TemplateFunction::logicalId)
                .findFirst()
                .orElse("");
    }

    /** Why CloudFormation is needed for a function, whatever it was before. */
    private Optional<String> own(TemplateFunction function) {
        Set<String> packaged = context.manifest().artifacts().stream()
                .map(PackagedArtifact::key)
                .collect(Collectors.toSet());
        if (function.name().isEmpty()) {
            return Optional.of("has a name that only CloudFormation knows");
        }
        if (function.codeKey().filter(packaged::contains).isEmpty()) {
            return Optional.of("does not run a zip that is packaged here");
        }
        String properties = Json.compact(function.properties());
        return parameters().stream()
                .filter(name -> properties.contains("\"" + name + "\"") || properties.contains("${" + name + "}"))
                .findFirst()
                .map(name -> "has a value of the parameter " + name + ", which may have changed");
    }

    /** Parameters whose value may change while the template stays the same. */
    private Set<String> parameters() {
        Set<String> parameters = new LinkedHashSet<>();
        context.manifest()
                .stack()
                .parameters()
                .forEach((name, value) -> value.ifPresent(given -> parameters.add(name)));
        context.manifest().secrets().stream()
                .filter(secret -> secret.source().version() == 0)
                .map(PackagedSecret::parameter)
                .forEach(parameters::add);
        return parameters;
    }
}
