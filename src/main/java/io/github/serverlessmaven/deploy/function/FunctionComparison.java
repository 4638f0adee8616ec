/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.function;

import io.github.serverlessmaven.deploy.function.TemplateComparison.StackReason;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A function in the deployed template and in the wanted one.
 *
 * @param logicalId its logical id
 * @param before the resource as it is deployed
 * @param after the resource as it is wanted
 * @param resources all that is wanted
 */
record FunctionComparison(String logicalId, Value.Mapping before, Value.Mapping after, Value.Mapping resources) {

    private static final String PROPERTIES = "Properties";

    /** Properties with which Lambda calls published code only. */
    private static final List<String> PUBLISHED = List.of("CapacityProviderConfig", "PublishToLatestPublished");

    /** Why CloudFormation is needed; none if the function can be changed without it. */
    List<StackReason> reasons() {
        List<StackReason> reasons = new ArrayList<>();
        reached().ifPresent(text -> add(reasons, text));
        for (String attribute : TemplateComparison.differing(before, after)) {
            if (!attribute.equals(PROPERTIES)) {
                add(reasons, "changes in " + attribute);
            }
        }
        for (String property : TemplateComparison.differing(before.section(PROPERTIES), after.section(PROPERTIES))) {
            property(property).ifPresent(text -> add(reasons, text));
        }
        return reasons;
    }

    private void add(List<StackReason> reasons, String text) {
        reasons.add(new StackReason(Optional.of(logicalId), text));
    }

    /** What calls the function by a version of it, for which a change of its newest code has no effect. */
    private Optional<String> reached() {
        TemplateFunction function = new TemplateFunction(logicalId, after.section(PROPERTIES));
        if (PUBLISHED.stream().anyMatch(name -> function.properties().get(name).isPresent())) {
            return Optional.of("runs on managed instances, which run published versions only");
        }
        for (Map.Entry<String, Value> entry : resources.entries().entrySet()) {
            Value.Mapping resource = resources.section(entry.getKey());
            String type = resource.text("Type").orElse("");
            if (type.equals("AWS::Lambda::Alias")
                    && TemplateComparison.refersTo(resource.section(PROPERTIES), logicalId)) {
                return Optional.of("is called through its alias "
                        + resource.section(PROPERTIES).text("Name").orElse(entry.getKey())
                        + ", which points at a version");
            }
            if (!type.equals(FunctionVersions.TYPE)
                    && TemplateComparison.refersTo(entry.getValue(), logicalId + "Version")) {
                return Optional.of("has a version that " + entry.getKey() + " refers to");
            }
        }
        return Optional.empty();
    }

    /** Why a property that differs needs CloudFormation. */
    private Optional<String> property(String name) {
        TemplateFunction old = new TemplateFunction(logicalId, before.section(PROPERTIES));
        TemplateFunction wanted = new TemplateFunction(logicalId, after.section(PROPERTIES));
        if (name.equals("Code")) {
            boolean sameBucket = old.properties()
                    .section(name)
                    .get("S3Bucket")
                    .equals(wanted.properties().section(name).get("S3Bucket"));
            return sameBucket && old.codeKey().isPresent() && wanted.codeKey().isPresent()
                    ? Optional.empty()
                    : Optional.of("has code that is not a zip of the same bucket before and after");
        }
        if (name.equals(TemplateFunction.ENVIRONMENT)) {
            return environment(old, wanted);
        }
        if (!TemplateFunction.isSetting(name)) {
            return Optional.of("changes in " + name);
        }
        return old.setting(name).isPresent() && wanted.setting(name).isPresent()
                ? Optional.empty()
                : Optional.of("changes in " + name + ", which is not a literal");
    }

    private static Optional<String> environment(TemplateFunction old, TemplateFunction wanted) {
        if (wanted.hasOwnKey()) {
            return Optional.of("changes in Environment, which is encrypted with a key of yours");
        }
        Optional<Value.Mapping> before = old.variables();
        Optional<Value.Mapping> after = wanted.variables();
        if (before.isEmpty() || after.isEmpty()) {
            return Optional.of("changes in Environment, which is not a list of variables");
        }
        return TemplateComparison.differing(before.get(), after.get()).stream()
                .filter(variable -> !isLiteral(before.get(), variable) || !isLiteral(after.get(), variable))
                .findFirst()
                .map(variable -> "changes in the environment variable " + variable + ", which is not a literal");
    }

    private static boolean isLiteral(Value.Mapping variables, String name) {
        return variables
                .get(name)
                .map(TemplateFunction::text)
                .map(Optional::isPresent)
                .orElse(true);
    }
}
