/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.report;

import io.github.serverlessmaven.deploy.plan.DataFate;
import io.github.serverlessmaven.deploy.plan.EntryChange;
import io.github.serverlessmaven.deploy.plan.Finding;
import io.github.serverlessmaven.deploy.plan.Plan;
import io.github.serverlessmaven.deploy.plan.PropertyChange;
import io.github.serverlessmaven.deploy.plan.ResourceChange;
import io.github.serverlessmaven.deploy.plan.ResourceChange.Action;
import io.github.serverlessmaven.deploy.plan.ShownValue;
import io.github.serverlessmaven.deploy.plan.iam.PermissionChange;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A plan as text for a terminal or a log. */
public final class PlanText {

    private static final int LONGEST_VALUE = 100;

    private final Plan plan;
    private final Ink ink;
    private final StringBuilder text = new StringBuilder();

    private PlanText(Plan plan, Ink ink) {
        this.plan = plan;
        this.ink = ink;
    }

    /** Renders a plan; the last line has the outcome. */
    public static String of(Plan plan, Ink ink) {
        return new PlanText(plan, ink).render();
    }

    private String render() {
        line("Plan for stack " + plan.subject().stackName() + ", stage "
                + plan.subject().stage() + ", " + plan.subject().region() + ", compared with "
                + plan.basis().text() + ":");
        plan.notes().forEach(note -> line("  " + ink.yellow("! " + note)));
        plan.changes().resources().forEach(this::resource);
        if (!plan.basis().isNew()) {
            Stream.concat(plan.settings().stream(), plan.changes().entries().stream())
                    .forEach(this::entry);
        }
        List<PermissionChange> narrower =
                plan.permissions().stream().filter(row -> !row.isWidening()).toList();
        if (!narrower.isEmpty() && !plan.basis().isNew()) {
            line("Permissions that become narrower:");
            narrower.forEach(this::permission);
        }
        if (!plan.findings().isEmpty()) {
            line("Findings:");
            plan.findings().forEach(this::finding);
        }
        line(counts());
        line("outcome: " + outcome());
        return text.toString();
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private void resource(ResourceChange resource) {
        String heading = resource.id() + " (" + resource.type() + ")" + note(resource);
        String signed = switch (resource.action()) {
            case ADD -> ink.green("+ " + heading);
            case REMOVE -> ink.red("- " + heading);
            case UPDATE -> ink.yellow("~ " + heading);
            case MAY_REPLACE -> ink.magenta("? " + heading);
            case REPLACE -> ink.magenta("! " + heading);
        };
        line("  " + signed + at(plan.place(resource)));
        resource.changes().forEach(change -> property(resource, change));
    }

    private static String note(ResourceChange resource) {
        List<String> notes = new ArrayList<>();
        if (resource.action() == Action.REPLACE) {
            notes.add("is replaced");
        } else if (resource.action() == Action.MAY_REPLACE) {
            notes.add("may be replaced");
        }
        if (resource.dataFate() == DataFate.LOST) {
            notes.add("its data is lost");
        } else if (resource.dataFate() == DataFate.RETAINED) {
            notes.add("the old one stays in the account");
        } else if (resource.dataFate() == DataFate.SNAPSHOT) {
            notes.add("a snapshot of its data stays");
        }
        return notes.isEmpty() ? "" : ": " + String.join(", ", notes);
    }

    private void property(ResourceChange resource, PropertyChange change) {
        ShownValue shown = ShownValue.of(change, plan.changes().after());
        String effect = switch (change.replacement()) {
            case NONE -> "";
            case POSSIBLE -> ink.magenta(" (may replace)");
            case CERTAIN -> ink.magenta(" (replaces)");
        };
        String values = change.replaced()
                .map(target -> "refers to " + target + ", which is replaced")
                .orElseGet(() -> values(shown.before(), shown.after()));
        line("      " + change.name() + ": " + values + effect + at(plan.place(resource, change)));
    }

    private void entry(EntryChange entry) {
        ShownValue shown = ShownValue.of(entry, plan.changes().after());
        String name = entry.name().isEmpty() ? entry.section() : entry.section() + "." + entry.name();
        String line = name + ": " + values(shown.before(), shown.after());
        String signed = entry.before().isEmpty()
                ? ink.green("+ " + line)
                : entry.after().isEmpty() ? ink.red("- " + line) : ink.yellow("~ " + line);
        line("  " + signed + at(plan.place(entry)));
    }

    private static String values(Optional<Value> before, Optional<Value> after) {
        if (before.isPresent() && after.isPresent()) {
            return shortened(before.get()) + " -> " + shortened(after.get());
        }
        return before.map(value -> shortened(value) + " -> (none)")
                .orElseGet(() -> after.map(PlanText::shortened).orElse(""));
    }

    /** Control characters are escaped by JSON; no value begins a line of the log. */
    private static String shortened(Value value) {
        String json = Json.compact(value);
        return json.codePointCount(0, json.length()) <= LONGEST_VALUE
                ? json
                : json.substring(0, json.offsetByCodePoints(0, LONGEST_VALUE)) + "…";
    }

    private void permission(PermissionChange row) {
        String line = row.effect() + " " + String.join(", ", row.principals()) + ": "
                + String.join(", ", row.actions()) + " on " + String.join(", ", row.resources())
                + (row.condition().isEmpty() ? "" : " (" + row.condition() + ")");
        line("  " + (row.isAdded() ? ink.green("+ " + line) : ink.red("- " + line)));
    }

    private void finding(Finding finding) {
        String line = finding.kind().text() + ": " + finding.logicalId() + " " + finding.text();
        line("  " + (plan.isForReview(finding) ? ink.red(line) : line) + at(plan.place(finding)));
    }

    private String at(Optional<String> place) {
        return place.map(known -> ink.faint("  " + known)).orElse("");
    }

    private String counts() {
        String actions = Arrays.stream(Action.values())
                .map(action -> plan.changes().resources().stream()
                                .filter(resource -> resource.action() == action)
                                .count()
                        + " " + verb(action))
                .filter(count -> !count.startsWith("0 "))
                .collect(Collectors.joining(", "));
        int others = plan.changes().entries().size() + plan.settings().size();
        if (actions.isEmpty()) {
            return others == 0 ? "No changes." : "Resources stay as they are; " + others + " other change(s).";
        }
        return "Resources: " + actions + ".";
    }

    private static String verb(Action action) {
        return switch (action) {
            case ADD -> "added";
            case UPDATE -> "changed";
            case MAY_REPLACE -> "changed or replaced";
            case REPLACE -> "replaced";
            case REMOVE -> "removed";
        };
    }

    private String outcome() {
        return switch (plan.outcome()) {
            case NONE, CHANGES -> plan.outcome().text();
            case REVIEW -> ink.red(plan.outcome().text());
        };
    }
}
