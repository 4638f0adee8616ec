/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.plan;

import io.github.serverlessmaven.deploy.folder.Sources;
import io.github.serverlessmaven.deploy.plan.iam.PermissionChange;
import io.github.serverlessmaven.deploy.plan.iam.PermissionChanges;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a deployment would do.
 *
 * @param subject what would be deployed, and where to
 * @param basis what the new template is compared with
 * @param changes what changes in the template
 * @param settings what changes of the stack beside its template: tags, parameters, topics, protection
 * @param findings what a reviewer should know
 * @param notes what the plan does not know, or what would stop the deployment, in sentences
 * @param sources the places in the user's files that cause the new template
 */
public record Plan(
        Subject subject,
        Basis basis,
        TemplateChanges changes,
        List<EntryChange> settings,
        List<Finding> findings,
        List<String> notes,
        Sources sources) {

    /** Its name in the folder of the packages. */
    public static final String FILE = "plan.json";

    /** Copies the lists. */
    public Plan {
        settings = List.copyOf(settings);
        findings = List.copyOf(findings);
        notes = List.copyOf(notes);
    }

    /**
     * What would be deployed, and where to.
     *
     * @param service the service's name
     * @param stage the stage
     * @param stackName the stack's name
     * @param region the region; of a plan that asked nobody, as it is configured
     */
    public record Subject(String service, String stage, String stackName, String region) {}

    /**
     * What a template is compared with.
     *
     * @param text in words, such as {@code the deployed template}
     * @param isNew whether there is no stack, so that all is created
     */
    public record Basis(String text, boolean isNew) {}

    /** What comes of a plan; worse comes later. */
    public enum Outcome {
        /** Nothing changes. */
        NONE,
        /** Something changes. */
        CHANGES,
        /** Somebody should look at the plan before it is deployed. */
        REVIEW;

        /** The name in JSON and on the last line. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What comes of it. */
    public Outcome outcome() {
        if (findings.stream().anyMatch(this::isForReview)) {
            return Outcome.REVIEW;
        }
        return changes.isEmpty() && settings.isEmpty() ? Outcome.NONE : Outcome.CHANGES;
    }

    /** Whether somebody should look at a finding before this is deployed. In a first deployment all permissions and costs are new, as expected. */
    public boolean isForReview(Finding finding) {
        return finding.kind().isForReview() && !(basis.isNew() && finding.kind().isExpectedAtFirst());
    }

    /** How permissions change, also where they become narrower, which is no finding. */
    public List<PermissionChange> permissions() {
        return PermissionChanges.between(changes.before(), changes.after());
    }

    /** The same with more findings and notes. */
    public Plan with(List<Finding> moreFindings, List<String> moreNotes) {
        List<Finding> allFindings = new ArrayList<>(findings);
        allFindings.addAll(moreFindings);
        List<String> allNotes = new ArrayList<>(notes);
        allNotes.addAll(moreNotes);
        return new Plan(subject, basis, changes, settings, allFindings, allNotes, sources);
    }

    /** The place in the user's files that causes a finding. */
    public Optional<String> place(Finding finding) {
        return finding.pointer().flatMap(sources::nearest);
    }

    /** The place that causes a change of a resource; empty for one that is removed. */
    public Optional<String> place(ResourceChange resource) {
        return resource.after().flatMap(kept -> sources.nearest(Finding.pointer(resource.id(), List.of())));
    }

    /** The place that causes a change of a property. */
    public Optional<String> place(ResourceChange resource, PropertyChange change) {
        return sources.nearest(Finding.pointer(resource.id(), change.path()));
    }

    /** The place that causes a change in another section. */
    public Optional<String> place(EntryChange entry) {
        return entry.after().flatMap(kept -> sources.nearest("/" + entry.section() + "/" + entry.name()));
    }
}
