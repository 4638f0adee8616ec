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
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Plans for a comment of a pull request: at most 65,536 characters, what is long folded. */
public final class PlanMarkdown {

    /** What a comment of GitHub may have. */
    static final int LIMIT = 65_536;

    private static final int LONGEST_OPEN_TABLE = 20;
    private static final int LAST_LINE = 100;

    private final Plan plan;
    private final MarkdownDocument document;

    private PlanMarkdown(Plan plan, int limit) {
        this.plan = plan;
        this.document = new MarkdownDocument(limit);
    }

    /** Renders plans one after the other; each may have its share of the characters. */
    public static String of(List<Plan> plans) {
        StringBuilder all = new StringBuilder();
        int share = (LIMIT - LAST_LINE) / Math.max(1, plans.size());
        int written = 0;
        while (written < plans.size()) {
            String next = (written == 0 ? "" : "\n") + new PlanMarkdown(plans.get(written), share - 1).render();
            if (all.length() + next.length() > LIMIT - LAST_LINE) {
                break;
            }
            all.append(next);
            written++;
        }
        if (written < plans.size()) {
            all.append("\n").append(plans.size() - written).append(" more plans are left out here.\n");
        }
        return all.toString();
    }

    private String render() {
        document.line(
                "### Plan for stack " + MarkdownDocument.code(plan.subject().stackName()) + ": "
                        + plan.outcome().text());
        document.line("");
        document.line("Stage " + MarkdownDocument.code(plan.subject().stage()) + ", region "
                + MarkdownDocument.code(plan.subject().region()) + ", compared with "
                + MarkdownDocument.text(plan.basis().text()) + ".");
        plan.notes().forEach(note -> document.line("\n> " + MarkdownDocument.text(note)));
        table(
                "Findings",
                List.of("Kind", "Resource", "Finding", "Place"),
                plan.findings().stream().map(this::finding).toList());
        table(
                "Permissions",
                List.of("", "Effect", "Actions", "Resources", "Principals", "Condition"),
                plan.permissions().stream().map(PlanMarkdown::permission).toList());
        table(
                "Changes",
                List.of("", "Resource", "Property", "Before", "After", "Place"),
                plan.changes().resources().stream().flatMap(this::resource).toList());
        table(
                "Other changes",
                List.of("", "Section", "Before", "After", "Place"),
                Stream.concat(plan.settings().stream(), plan.changes().entries().stream())
                        .map(this::entry)
                        .toList());
        return document.toString();
    }

    private void table(String title, List<String> columns, List<List<String>> rows) {
        if (!rows.isEmpty()) {
            document.table(title + " (" + rows.size() + ")", columns, rows, rows.size() > LONGEST_OPEN_TABLE);
        }
    }

    private List<String> finding(Finding finding) {
        String kind = finding.kind().text();
        return List.of(
                plan.isForReview(finding) ? "**" + kind + "**" : kind,
                MarkdownDocument.code(finding.logicalId()),
                MarkdownDocument.text(finding.text()),
                place(plan.place(finding)));
    }

    private static String place(Optional<String> place) {
        return place.map(MarkdownDocument::code).orElse("");
    }

    private static List<String> permission(PermissionChange row) {
        return List.of(
                (row.isAdded() ? "+" : "\\-") + (row.isWidening() ? " **wider**" : ""),
                row.effect(),
                lines(row.actions()),
                lines(row.resources()),
                lines(row.principals()),
                row.condition().isEmpty() ? "" : MarkdownDocument.code(row.condition()));
    }

    private static String lines(List<String> values) {
        return String.join("<br>", values.stream().map(MarkdownDocument::code).toList());
    }

    private Stream<List<String>> resource(ResourceChange resource) {
        String sign = switch (resource.action()) {
            case ADD -> "+ added";
            case REMOVE -> "\\- removed";
            case UPDATE -> "~ changed";
            case MAY_REPLACE -> "**? may be replaced**";
            case REPLACE -> "**! replaced**";
        };
        String name = MarkdownDocument.code(resource.id()) + "<br>" + MarkdownDocument.text(resource.type());
        if (resource.changes().isEmpty()) {
            return Stream.of(List.of(sign, name, "", "", "", place(plan.place(resource))));
        }
        List<List<String>> rows = new ArrayList<>();
        for (PropertyChange change : resource.changes()) {
            ShownValue shown = ShownValue.of(change, plan.changes().after());
            rows.add(List.of(
                    rows.isEmpty() ? sign : "",
                    rows.isEmpty() ? name : "",
                    MarkdownDocument.code(change.name()),
                    value(shown.before()),
                    change.replaced()
                            .map(target -> "refers to " + MarkdownDocument.code(target) + ", which is replaced")
                            .orElseGet(() -> value(shown.after())),
                    place(plan.place(resource, change))));
        }
        return rows.stream();
    }

    private static String value(Optional<Value> value) {
        return value.map(present -> MarkdownDocument.code(Json.compact(present)))
                .orElse("");
    }

    private List<String> entry(EntryChange entry) {
        ShownValue shown = ShownValue.of(entry, plan.changes().after());
        return List.of(
                entry.before().isEmpty() ? "+" : entry.after().isEmpty() ? "\\-" : "~",
                MarkdownDocument.code(entry.name().isEmpty() ? entry.section() : entry.section() + "." + entry.name()),
                value(shown.before()),
                value(shown.after()),
                place(plan.place(entry)));
    }
}
