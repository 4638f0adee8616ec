/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.step;

import io.github.serverlessmaven.deploy.failure.ExistingResources;
import io.github.serverlessmaven.deploy.failure.FailureExplainer;
import io.github.serverlessmaven.deploy.port.ChangeSetRequest;
import io.github.serverlessmaven.deploy.port.ChangeSetRequest.TemplateSource;
import io.github.serverlessmaven.deploy.progress.StackProgress;
import io.github.serverlessmaven.deploy.stack.CoreTemplate;
import io.github.serverlessmaven.deploy.stack.StackMonitor;
import io.github.serverlessmaven.manifest.Manifest;
import io.github.serverlessmaven.template.Value;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A change set with the settings of the stack, carried out to its end.
 *
 * @param context gets the stack as it is afterwards
 */
record StackUpdate(DeploymentContext context) {

    /** Brings the stack to a template, with all its parameters; creates it if there is none. */
    void execute(Value.Mapping template) {
        Manifest manifest = context.manifest();
        boolean creates = context.stack().isEmpty();
        context.report(new StackProgress.Started(manifest.stackName(), creates ? "create" : "update"));
        TemplateSource source = new TemplateUpload(context).of(template);
        Map<String, Optional<String>> parameters =
                new StackParameters(manifest, context.target()).values(template, creates);
        context.markChanged(execute(creates, source, template, parameters));
    }

    /** Sorted by time; no other deployment has the same, which would be taken for a repeated request. */
    private String changeSetName() {
        String unique = UUID.randomUUID().toString().substring(0, 8);
        return "serverless-" + context.target().clock().now().toEpochMilli() + "-" + unique;
    }

    /**
     * Carries out a change set.
     *
     * @param template what the source holds
     * @return whether anything had to be changed
     */
    boolean execute(
            boolean creates, TemplateSource source, Value.Mapping template, Map<String, Optional<String>> parameters) {
        Manifest manifest = context.manifest();
        Optional<StackMonitor.Outcome> changed = context.changes()
                .execute(
                        new ChangeSetRequest(
                                manifest.stackName(),
                                changeSetName(),
                                creates,
                                source,
                                CoreTemplate.hasMacros(template),
                                parameters,
                                manifest.stackTags(),
                                manifest.stack()),
                        new FailureExplainer(
                                new ExistingResources(template, context.target().region()),
                                context.folder()::place,
                                context.target()::console,
                                context.commands()));
        changed.ifPresent(outcome -> context.found(outcome, template));
        return changed.isPresent();
    }
}
