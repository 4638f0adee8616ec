/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy;

import io.github.serverlessmaven.deploy.plan.Finding;
import io.github.serverlessmaven.deploy.plan.PropertyChange;
import io.github.serverlessmaven.deploy.plan.Replacement;
import io.github.serverlessmaven.deploy.plan.ShownValue;
import io.github.serverlessmaven.deploy.port.DriftDetection;
import io.github.serverlessmaven.deploy.port.ResourceDrift;
import io.github.serverlessmaven.deploy.port.Target;
import io.github.serverlessmaven.deploy.stack.StackMonitor;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was changed outside of the template of a stack, as far as its properties can be read.
 *
 * @param findings what differs
 * @param notes what could not be compared
 */
public record StackDrift(List<Finding> findings, List<String> notes) {

    /** Copies the lists. */
    public StackDrift {
        findings = List.copyOf(findings);
        notes = List.copyOf(notes);
    }

    /**
     * Compares the resources of a stack with its template, and waits for the result.
     *
     * @param wanted the new template, in which the places of the findings are
     */
    public static StackDrift detect(Target target, String stackName, Value.Mapping wanted) {
        DriftDetection detection = target.stacks().driftDetection();
        String id = detection.start(stackName);
        StackMonitor.Pause pause = new StackMonitor.Pause(target.clock());
        DriftDetection.Progress progress = detection.progress(id);
        while (progress.isRunning()) {
            pause.next();
            progress = detection.progress(id);
        }
        return new StackDrift(
                detection.drifts(stackName).stream()
                        .flatMap(drift -> findings(drift, wanted))
                        .toList(),
                progress.failure().stream()
                        .map(reason -> "Not all resources could be compared with the template: " + reason)
                        .toList());
    }

    private static Stream<Finding> findings(ResourceDrift drift, Value.Mapping wanted) {
        if (drift.isDeleted()) {
            return Stream.of(finding(drift, "was deleted outside of the stack", List.of(), wanted));
        }
        return drift.differences().stream().map(difference -> {
            List<String> path = new ArrayList<>(List.of("Properties"));
            Stream.of(difference.path().split("/", -1))
                    .filter(key -> !key.isEmpty())
                    .map(key -> key.replace("~1", "/").replace("~0", "~"))
                    .forEach(path::add);
            return finding(drift, text(difference, path, wanted), path, wanted);
        });
    }

    private static Finding finding(ResourceDrift drift, String text, List<String> path, Value.Mapping wanted) {
        boolean isThere = wanted.section("Resources").get(drift.logicalId()).isPresent();
        return new Finding(
                Finding.Kind.DRIFT,
                drift.logicalId(),
                text,
                isThere ? Optional.of(Finding.pointer(drift.logicalId(), path)) : Optional.empty());
    }

    private static String text(ResourceDrift.Difference difference, List<String> path, Value.Mapping wanted) {
        PropertyChange change = new PropertyChange(
                path,
                difference.expected().map(StackDrift::value),
                difference.actual().map(StackDrift::value),
                Replacement.NONE,
                Optional.empty());
        ShownValue shown = ShownValue.of(change, wanted);
        return "was changed outside of the stack: " + change.name() + " is "
                + shown.after().map(StackDrift::text).orElse("not set") + ", and "
                + shown.before().map(StackDrift::text).orElse("not set") + " in the template";
    }

    private static Value value(String text) {
        return Json.tryParse(text)
                .filter(read -> read instanceof Value.Mapping || read instanceof Value.Sequence)
                .orElse(Value.of(text));
    }

    private static String text(Value value) {
        return value instanceof Value.Text text ? text.text() : Json.compact(value);
    }
}
