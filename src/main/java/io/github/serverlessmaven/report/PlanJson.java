/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.report;

import io.github.serverlessmaven.deploy.plan.EntryChange;
import io.github.serverlessmaven.deploy.plan.Finding;
import io.github.serverlessmaven.deploy.plan.Plan;
import io.github.serverlessmaven.deploy.plan.PropertyChange;
import io.github.serverlessmaven.deploy.plan.ResourceChange;
import io.github.serverlessmaven.deploy.plan.ShownValue;
import io.github.serverlessmaven.deploy.plan.iam.PermissionChange;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A plan as JSON.
 *
 * @param plan what is shown
 */
public record PlanJson(Plan plan) {

    private static final Pattern UNDERSCORE = Pattern.compile("_(.)");

    /** Renders a plan. */
    public static Value.Mapping of(Plan plan) {
        return new PlanJson(plan).document();
    }

    private Value.Mapping document() {
        return Value.mapping()
                .put("outcome", plan.outcome().text())
                .put("service", plan.subject().service())
                .put("stage", plan.subject().stage())
                .put("region", plan.subject().region())
                .put("stackName", plan.subject().stackName())
                .put("comparedWith", plan.basis().text())
                .put("creates", Value.of(plan.basis().isNew()))
                .put("findings", list(plan.findings(), this::finding))
                .put("permissions", list(plan.permissions(), PlanJson::permission))
                .put("resources", list(plan.changes().resources(), this::resource))
                .put(
                        "other",
                        list(
                                Stream.concat(plan.settings().stream(), plan.changes().entries().stream())
                                        .toList(),
                                this::entry))
                .put("notes", Value.texts(plan.notes()))
                .build();
    }

    private Value finding(Finding finding) {
        return Value.mapping()
                .put("kind", finding.kind().text())
                .put("logicalId", finding.logicalId())
                .put("text", finding.text())
                .put("place", plan.place(finding).map(Value::of))
                .build();
    }

    private static Value permission(PermissionChange row) {
        return Value.mapping()
                .put("change", row.isAdded() ? "add" : "remove")
                .put("isWidening", Value.of(row.isWidening()))
                .put("effect", row.effect())
                .put("actions", Value.texts(row.actions()))
                .put("resources", Value.texts(row.resources()))
                .put("principals", Value.texts(row.principals()))
                .put("condition", row.condition())
                .put("logicalId", row.logicalId())
                .build();
    }

    private Value resource(ResourceChange resource) {
        return Value.mapping()
                .put("logicalId", resource.id())
                .put("type", resource.type())
                .put("action", name(resource.action()))
                .put("data", name(resource.dataFate()))
                .put("place", plan.place(resource).map(Value::of))
                .put("changes", list(resource.changes(), change -> property(resource, change)))
                .build();
    }

    private Value property(ResourceChange resource, PropertyChange change) {
        ShownValue shown = ShownValue.of(change, plan.changes().after());
        return Value.mapping()
                .put("property", change.name())
                .put("before", shown.before())
                .put("after", shown.after())
                .put("replacement", name(change.replacement()))
                .put("refersTo", change.replaced().map(Value::of))
                .put("place", plan.place(resource, change).map(Value::of))
                .build();
    }

    private Value entry(EntryChange entry) {
        ShownValue shown = ShownValue.of(entry, plan.changes().after());
        return Value.mapping()
                .put("section", entry.section())
                .put("name", entry.name())
                .put("before", shown.before())
                .put("after", shown.after())
                .put("place", plan.place(entry).map(Value::of))
                .build();
    }

    /** In camel case, as {@code mayReplace}. */
    private static String name(Enum<?> constant) {
        return UNDERSCORE
                .matcher(constant.name().toLowerCase(Locale.ROOT))
                .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
    }

    private static <T> Value list(List<T> items, Function<T, Value> form) {
        return new Value.Sequence(items.stream().map(form).toList());
    }
}
