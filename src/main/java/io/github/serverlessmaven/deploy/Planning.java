/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy;

import io.github.serverlessmaven.deploy.folder.DeploymentFolder;
import io.github.serverlessmaven.deploy.plan.EntryChange;
import io.github.serverlessmaven.deploy.plan.Finding;
import io.github.serverlessmaven.deploy.plan.Plan;
import io.github.serverlessmaven.deploy.plan.Plan.Basis;
import io.github.serverlessmaven.deploy.plan.ResourceChange.Action;
import io.github.serverlessmaven.deploy.plan.StandardChecks;
import io.github.serverlessmaven.deploy.plan.TemplateChanges;
import io.github.serverlessmaven.deploy.port.Safeguards;
import io.github.serverlessmaven.deploy.port.Stack;
import io.github.serverlessmaven.deploy.port.SuggestedCommands;
import io.github.serverlessmaven.deploy.port.Target;
import io.github.serverlessmaven.deploy.stack.DeployedStack;
import io.github.serverlessmaven.deploy.stack.MovedNames;
import io.github.serverlessmaven.deploy.step.DeploymentContext;
import io.github.serverlessmaven.deploy.step.ProposedChanges;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.manifest.Manifest;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what the deployment of a folder would do, and changes nothing.
 *
 * @param target where the deployment would go
 */
public record Planning(Target target) {

    /**
     * Compares with the template that the stack has, and asks CloudFormation by a change set, which is deleted afterwards. Values that the
     * templates do not have count too.
     *
     * @param commands commands for messages
     * @param safeguards what is checked before the change set is made
     * @throws ServerlessException if CloudFormation refuses the template, or the stack cannot be changed now
     */
    public Plan byChangeSet(DeploymentFolder folder, SuggestedCommands commands, Safeguards safeguards) {
        Optional<Stack> stack = target.stacks().find(folder.manifest().stackName());
        stack.filter(found -> !found.status().isUpdatable() && !found.status().isReview())
                .ifPresent(found -> {
                    throw new ServerlessException(
                            "The stack " + found.name() + " is " + found.statusText()
                                    + ", in which CloudFormation makes no change set.",
                            "Compare the templates only: leave out -Dserverless.plan.changeSet.");
                });
        Plan plan = againstStack(folder);
        DeploymentContext context =
                new DeploymentContext(folder, target, false, event -> {}, Optional.empty(), commands, safeguards);
        Map<String, Action> stated = new LinkedHashMap<>();
        new ProposedChanges(context)
                .read(stack)
                .forEach(change -> stated.put(
                        change.logicalId(), Action.valueOf(change.effect().name())));
        TemplateChanges changes = plan.changes().stating(stated);
        List<Finding> drift = plan.findings().stream()
                .filter(finding -> finding.kind() == Finding.Kind.DRIFT)
                .toList();
        return new Plan(
                        plan.subject(),
                        new Basis("a change set", plan.basis().isNew()),
                        changes,
                        plan.settings(),
                        StandardChecks.findings(changes),
                        plan.notes(),
                        plan.sources())
                .with(drift, List.of());
    }

    /**
     * Compares with the template that the stack has.
     *
     * @throws ServerlessException if that is not JSON
     */
    public Plan againstStack(DeploymentFolder folder) {
        Optional<Stack> stack = target.stacks()
                .find(folder.manifest().stackName())
                .filter(found -> !found.status().isReview() && !found.status().isFailedCreation());
        if (stack.isEmpty()) {
            return plan(
                    folder, target.region(), new Basis("no stack", true), Value.Mapping.EMPTY, List.of(), List.of());
        }
        DeployedStack found = new DeployedStack(stack.get(), target.stacks());
        Value.Mapping deployed = found.template()
                .orElseThrow(() -> new ServerlessException(
                        "The template of stack " + stack.get().name() + " is not JSON.",
                        "Compare with a file that has it as JSON, by -Dserverless.plan.against=FILE."));
        Plan plan = plan(
                folder,
                target.region(),
                new Basis("the deployed template", false),
                deployed,
                settings(stack.get(), folder.manifest()),
                notes(stack.get(), deployed, folder.template()));
        Manifest manifest = folder.manifest();
        return new FunctionDrift(target, manifest.bucket().owner(), manifest.artifactPrefix()).over(plan, found);
    }

    /** A plan with what was changed outside of the stack; the same where there is no stack. */
    public Plan withDrift(Plan plan) {
        if (plan.basis().isNew()) {
            return plan;
        }
        StackDrift drift = StackDrift.detect(
                target, plan.subject().stackName(), plan.changes().after());
        return plan.with(drift.findings(), drift.notes());
    }

    /**
     * Compares with a template, without asking anybody.
     *
     * @param template the template that is taken for the deployed one
     * @param origin where it came from
     */
    public static Plan against(DeploymentFolder folder, Value.Mapping template, String origin) {
        return plan(
                folder,
                folder.manifest().region().orElse("the region of the environment"),
                new Basis(origin, false),
                template,
                List.of(),
                List.of());
    }

    private static Plan plan(
            DeploymentFolder folder,
            String region,
            Basis basis,
            Value.Mapping deployed,
            List<EntryChange> settings,
            List<String> notes) {
        TemplateChanges changes = TemplateChanges.between(deployed, folder.template());
        Manifest manifest = folder.manifest();
        return new Plan(
                new Plan.Subject(manifest.service(), manifest.stage(), manifest.stackName(), region),
                basis,
                changes,
                settings,
                StandardChecks.findings(changes),
                notes,
                folder.sources());
    }

    private static List<EntryChange> settings(Stack stack, Manifest manifest) {
        List<EntryChange> settings = new ArrayList<>();
        Map<String, String> tags = manifest.stackTags();
        TreeSet<String> keys = new TreeSet<>(stack.tags().keySet());
        keys.addAll(tags.keySet());
        keys.forEach(key -> add(settings, "Tags", key, text(stack.tags().get(key)), text(tags.get(key))));
        add(
                settings,
                "NotificationARNs",
                "",
                topics(stack.notificationArns()),
                topics(manifest.stack().notificationArns()));
        Optional<Value> protection = Optional.of(Value.of(stack.isProtected()));
        add(
                settings,
                "TerminationProtection",
                "",
                protection,
                manifest.stack().deletionProtection().<Value>map(Value::of).or(() -> protection));
        return settings;
    }

    private static void add(
            List<EntryChange> settings, String section, String name, Optional<Value> before, Optional<Value> after) {
        if (!before.equals(after)) {
            settings.add(new EntryChange(section, name, before, after));
        }
    }

    private static Optional<Value> topics(List<String> arns) {
        return Optional.of(Value.texts(List.copyOf(new TreeSet<>(arns))));
    }

    private static Optional<Value> text(@Nullable String text) {
        return Optional.ofNullable(text).map(Value::of);
    }

    private List<String> notes(Stack stack, Value.Mapping deployed, Value.Mapping wanted) {
        List<String> notes = new ArrayList<>();
        if (!stack.status().isSettled()) {
            notes.add("The stack is " + stack.statusText()
                    + ": another deployment is running, and what is compared may change.");
        } else if (!stack.status().isUpdatable()) {
            notes.add("The stack is " + stack.statusText() + " and cannot be updated.");
        }
        if (target.hasUniqueNames()) {
            MovedNames.between(deployed, wanted)
                    .forEach(move -> notes.add("The deployment would be refused: the name " + move.name()
                            + " belongs to " + move.owner() + " (" + move.type() + ") and would move to "
                            + move.successor() + "."));
        }
        return notes;
    }
}
