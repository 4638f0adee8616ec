/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.failure;

import io.github.serverlessmaven.deploy.port.StackEvent;
import io.github.serverlessmaven.deploy.port.StackStatus;
import io.github.serverlessmaven.deploy.port.SuggestedCommands;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Explains failures of deployments by the events of their stack.
 *
 * @param existing what to do about resources that exist already
 * @param places the place in the user's files that causes a part of the template, by its JSON pointer
 * @param console the address of a stack in the AWS console, by its id
 * @param commands commands for remedies
 */
public record FailureExplainer(
        ExistingResources existing,
        Function<String, Optional<String>> places,
        Function<String, Optional<String>> console,
        SuggestedCommands commands) {

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9]+");

    private static final String EMBEDDED = "AWS::CloudFormation::Stack";

    /** CloudFormation's own summaries, which name no cause. */
    private static final List<String> SUMMARIES = List.of(
            "user initiated",
            "the following resource(s) failed to",
            "transformation succeeded",
            "rollback requested by user",
            "eventual consistency check initiated");

    /** Knows no template and no configuration, as at a removal. */
    public static FailureExplainer withoutPlaces(SuggestedCommands commands) {
        return new FailureExplainer(
                new ExistingResources(Value.Mapping.EMPTY, ""),
                pointer -> Optional.empty(),
                stackId -> Optional.empty(),
                commands);
    }

    /**
     * Explains a deployment that ended in a failure.
     *
     * @param events what happened, the oldest first
     */
    public StackFailure failed(String stackName, String stackId, StackStatus status, List<StackEvent> events) {
        return new StackFailure(
                stackName,
                Optional.of(status),
                explanations(stackName, events),
                RemainingState.of(status),
                console.apply(stackId));
    }

    /**
     * Explains what failed by itself, the first cause first.
     *
     * @param events what happened, the oldest first
     */
    public List<Explanation> explanations(String stackName, List<StackEvent> events) {
        return causes(stackName, events).stream().map(this::explain).distinct().toList();
    }

    /**
     * Explains a deployment that CloudFormation refused before it changed anything.
     *
     * @param reason what it says; empty if it says nothing
     * @param events what its validation found, if it did; the reason is not shown then
     */
    public StackFailure refused(String stackName, Optional<String> reason, List<StackEvent> events) {
        List<StackEvent> found =
                events.stream().filter(event -> event.reason().isPresent()).toList();
        List<StackEvent> causes = found.isEmpty()
                ? reason.stream()
                        .map(text -> new StackEvent("", stackName, EMBEDDED, "FAILED", Optional.of(text)))
                        .toList()
                : found;
        return new StackFailure(
                stackName,
                Optional.empty(),
                causes.stream().map(this::explain).distinct().toList(),
                RemainingState.UNTOUCHED,
                Optional.empty());
    }

    /** The failures that caused the rollback, without what followed from them and what failed during the rollback. */
    private static List<StackEvent> causes(String stackName, List<StackEvent> events) {
        List<StackEvent> forward = new ArrayList<>();
        List<StackEvent> backward = new ArrayList<>();
        boolean rollsBack = false;
        for (StackEvent event : events) {
            rollsBack |= isOwn(event, stackName) && new StackStatus(event.status()).isRollingBack();
            (rollsBack ? backward : forward).add(event);
        }
        List<StackEvent> first = failures(forward, stackName);
        List<StackEvent> rollback = failures(backward, stackName);
        if (first.isEmpty()) {
            return rollback.isEmpty() ? ownReasons(events, stackName) : rollback;
        }
        return Stream.concat(first.stream(), rollback.stream()).toList();
    }

    private static List<StackEvent> failures(List<StackEvent> events, String stackName) {
        List<StackEvent> failed = events.stream()
                .filter(event -> event.isCause() || isEmbedded(event, stackName))
                .toList();
        List<StackEvent> resources =
                failed.stream().filter(event -> !event.type().equals(EMBEDDED)).toList();
        return resources.isEmpty() ? failed : resources;
    }

    private static boolean isEmbedded(StackEvent event, String stackName) {
        return event.isOfStack()
                && !isOwn(event, stackName)
                && event.status().endsWith("_FAILED")
                && event.reason().filter(reason -> !isSummary(reason)).isPresent();
    }

    private static boolean isOwn(StackEvent event, String stackName) {
        return event.isOfStack() && event.logicalId().equals(stackName);
    }

    /** What CloudFormation says about the stack itself, such as an export that is in use. */
    private static List<StackEvent> ownReasons(List<StackEvent> events, String stackName) {
        return events.stream()
                .filter(event -> isOwn(event, stackName)
                        && event.reason().filter(reason -> !isSummary(reason)).isPresent())
                .limit(1)
                .toList();
    }

    private static boolean isSummary(String reason) {
        String lower = reason.toLowerCase(Locale.ROOT);
        return SUMMARIES.stream().anyMatch(lower::startsWith) || lower.contains("cancelled");
    }

    private Explanation explain(StackEvent event) {
        String text = event.reason().orElse("AWS gives no reason");
        Reason reason = new Reason(text);
        Optional<KnownFailures.Match> known = KnownFailures.find(event.type(), text);
        List<String> particular = existing.remedies(List.of(event));
        return new Explanation(
                known.map(KnownFailures.Match::code),
                event.logicalId(),
                event.type(),
                event.status(),
                reason.readable(),
                place(reason.pointer(event.logicalId())).or(() -> placeNamedIn(text)),
                particular.isEmpty()
                        ? known.map(KnownFailures.Match::remedy).map(commands::inText)
                        : Optional.of(String.join(" ", particular)));
    }

    /** The place of the first resource that a text names. */
    private Optional<String> placeNamedIn(String text) {
        return WORD.matcher(text)
                .results()
                .flatMap(word -> places.apply("/Resources/" + word.group()).stream())
                .findFirst();
    }

    /** The place of a part of the template, or of the nearest part around it. */
    private Optional<String> place(String pointer) {
        String nearest = pointer;
        while (nearest.lastIndexOf('/') > 0) {
            Optional<String> place = places.apply(nearest);
            if (place.isPresent()) {
                return place;
            }
            nearest = nearest.substring(0, nearest.lastIndexOf('/'));
        }
        return Optional.empty();
    }
}
