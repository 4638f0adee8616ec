/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.conformance;

import io.github.serverlessmaven.deploy.plan.Replacement;
import io.github.serverlessmaven.deploy.plan.ReplacementRules;
import io.github.serverlessmaven.deploy.plan.ResourceChange;
import io.github.serverlessmaven.deploy.plan.TemplateChanges;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the resources that have state or an identity and that a stack loses when its template is replaced by another one. */
final class LostResources {

    /** Who may call, what is immutable, and what it is made from: made anew whenever something changes, by Serverless too. */
    static final Set<String> WITHOUT_IDENTITY = Set.of(
            "AWS::ApiGateway::Deployment",
            "AWS::ApiGatewayV2::Deployment",
            "AWS::Lambda::LayerVersion",
            "AWS::Lambda::LayerVersionPermission",
            "AWS::Lambda::Permission",
            "AWS::Lambda::Version");

    private final ReplacementRules rules = ReplacementRules.published();

    /** What is lost, one line each. */
    List<String> between(Value.Mapping before, Value.Mapping after) {
        List<String> findings = new ArrayList<>();
        before.section("Resources").entries().values().stream()
                .map(resource -> ((Value.Mapping) resource).text("Type").orElse(""))
                .filter(type -> !rules.knows(type))
                .forEach(type -> findings.add(type + " has no schema in replacements.txt.gz"));
        TemplateChanges.between(before, after).resources().stream()
                .filter(resource -> resource.before().isPresent())
                .filter(resource -> !WITHOUT_IDENTITY.contains(type(resource)))
                .forEach(resource -> findings.addAll(lost(resource)));
        return findings;
    }

    private static List<String> lost(ResourceChange resource) {
        if (resource.after().isEmpty() || resource.isOfAnotherType()) {
            return List.of(resource.id() + " (" + type(resource) + ") is deleted");
        }
        return resource.changes().stream()
                .filter(change -> change.replacement() == Replacement.CERTAIN)
                .filter(change -> change.replaced().isEmpty())
                .map(change -> resource.id() + "/" + change.name() + ": " + text(change.before()) + " becomes "
                        + text(change.after()))
                .toList();
    }

    private static String type(ResourceChange resource) {
        return resource.before().flatMap(before -> before.text("Type")).orElse("");
    }

    private static String text(Optional<Value> value) {
        return value.map(Json::compact).orElse("nothing");
    }
}
