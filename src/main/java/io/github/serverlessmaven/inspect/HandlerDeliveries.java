/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.inspect;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.model.Delivery;
import io.github.serverlessmaven.model.Delivery.BatchFailures;
import io.github.serverlessmaven.model.EventShape;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares the classes of AWS that a handler takes and answers with what its function gets, and what its answers count for. */
final class HandlerDeliveries {

    static final DiagnosticCode OTHER_EVENT_CLASS = new DiagnosticCode(
            "OTHER_EVENT_CLASS", "The handler takes the class of another event than those the function gets.");
    static final DiagnosticCode BATCH_FAILURES_IGNORED = new DiagnosticCode(
            "BATCH_FAILURES_IGNORED", "The handler answers which items of a batch failed, but nothing looks at it.");
    static final DiagnosticCode BATCH_FAILURES_UNREPORTED = new DiagnosticCode(
            "BATCH_FAILURES_UNREPORTED", "The handler should answer which items of a batch failed, but cannot.");
    static final DiagnosticCode OTHER_RESULT_CLASS =
            new DiagnosticCode("OTHER_RESULT_CLASS", "The handler responds in another form than the one configured.");

    /** Classes of AWS that are made for one event each. */
    private static final Pattern OF_AWS =
            Pattern.compile("com/amazonaws/(services/lambda/runtime/events|serverless/proxy/model)/.*");

    /** What cannot hold the items that failed. */
    private static final Pattern PLAIN = Pattern.compile(
            "void|boolean|byte|short|int|long|float|double|char|java/lang/(Void|String|Boolean|Character|Byte|Short|Integer|Long|Float|Double)");

    private final InspectedFunction function;
    private final ClassPath classes;
    private final Diagnostics diagnostics;

    HandlerDeliveries(InspectedFunction function, ClassPath classes, Diagnostics diagnostics) {
        this.function = function;
        this.classes = classes;
        this.diagnostics = diagnostics;
    }

    void inspect() {
        HandlerTypes types = HandlerTypes.of(function.handler(), classes);
        types.event().flatMap(this::classOfAws).ifPresent(this::inspectEvent);
        types.result().ifPresent(result -> {
            function.deliveries().forEach(delivery -> inspectBatch(result, delivery));
            inspectAnswer(result);
        });
    }

    /** The class of AWS that an event is, or extends. */
    private Optional<String> classOfAws(String event) {
        Stream<String> ancestors = classes.find(event).stream()
                .flatMap(type -> classes.lineage(type).stream())
                .flatMap(type -> Stream.concat(
                        Stream.of(type.name()), type.parents().stream().map(GenericSignature.Use::name)));
        return Stream.concat(Stream.of(event), ancestors)
                .filter(name -> OF_AWS.matcher(name).matches())
                .findFirst();
    }

    private void inspectEvent(String event) {
        List<Delivery> deliveries = function.deliveries();
        boolean isPossible = deliveries.stream()
                .anyMatch(delivery -> delivery.shape().isEmpty()
                        || isAny(event, delivery.shape().get().classes()));
        if (deliveries.isEmpty() || isPossible) {
            return;
        }
        boolean isCertain = deliveries.stream()
                .flatMap(delivery -> delivery.shape().stream())
                .noneMatch(shape -> shape.isSignal()
                        || shape.classes().isEmpty()
                        || shape.related().contains(dotted(event)));
        String problem = "takes " + simple(event) + ", but gets "
                + deliveries.stream().map(HandlerDeliveries::described).collect(Collectors.joining(" and "));
        String remedy = remedy(
                event,
                deliveries.stream()
                        .flatMap(delivery -> delivery.shape().stream())
                        .distinct()
                        .toList());
        if (isCertain) {
            function.error(diagnostics, OTHER_EVENT_CLASS, problem, remedy);
        } else {
            function.warning(diagnostics, OTHER_EVENT_CLASS, problem, remedy);
        }
    }

    private boolean isAny(String type, List<String> names) {
        return names.stream()
                .map(name -> name.replace('.', '/'))
                .anyMatch(name -> type.equals(name)
                        || classes.find(type)
                                .filter(found -> classes.isA(found, name))
                                .isPresent());
    }

    private static String described(Delivery delivery) {
        EventShape shape = delivery.shape().orElseThrow();
        return shape.classes().stream()
                        .findFirst()
                        .map(best -> simple(best) + ", ")
                        .orElse("") + shape.name() + ", from " + delivery.origin();
    }

    private static String remedy(String event, List<EventShape> shapes) {
        if (shapes.size() > 1) {
            return "Take Map<String, Object>, or give each event a function of its own.";
        }
        EventShape shape = shapes.get(0);
        return "Take " + better(shape) + alternative(event, shape) + ".";
    }

    private static String better(EventShape shape) {
        return shape.classes().stream()
                .findFirst()
                .map(HandlerDeliveries::simple)
                .orElse("Map<String, Object>");
    }

    private static String alternative(String type, EventShape shape) {
        return Optional.ofNullable(shape.remedies().get(dotted(type)))
                .map(other -> ", or " + other)
                .orElse("");
    }

    private void inspectBatch(String result, Delivery delivery) {
        List<String> answers = delivery.shape().map(EventShape::results).orElse(List.of());
        if (delivery.failures().equals(Optional.of(BatchFailures.IGNORED)) && isAny(result, answers)) {
            function.warning(
                    diagnostics,
                    BATCH_FAILURES_IGNORED,
                    "answers " + simple(result) + ", but " + delivery.origin()
                            + " has no functionResponseType: all items count as done, whatever the answer",
                    "Add \"functionResponseType: ReportBatchItemFailures\" to the event.");
        } else if (delivery.failures().equals(Optional.of(BatchFailures.REPORTED))
                && PLAIN.matcher(result).matches()) {
            function.warning(
                    diagnostics,
                    BATCH_FAILURES_UNREPORTED,
                    "answers " + simple(result) + ", which cannot name the items that failed, but " + delivery.origin()
                            + " has the functionResponseType ReportBatchItemFailures",
                    "Answer " + simple(answers.get(0)) + ", or remove \"functionResponseType\".");
        }
    }

    private void inspectAnswer(String result) {
        List<Delivery> asking = function.deliveries().stream()
                .filter(delivery -> delivery.failures().isEmpty())
                .filter(delivery -> !delivery.shape()
                        .map(EventShape::results)
                        .orElse(List.of())
                        .isEmpty())
                .toList();
        List<String> answers = asking.stream()
                .flatMap(delivery -> delivery.shape().orElseThrow().results().stream())
                .distinct()
                .toList();
        boolean isOther =
                classOfAws(result).filter(type -> !isAny(type, answers)).isPresent();
        if (!asking.isEmpty()
                && isOther
                && asking.size() == function.deliveries().size()) {
            EventShape shape = asking.get(0).shape().orElseThrow();
            function.error(
                    diagnostics,
                    OTHER_RESULT_CLASS,
                    "answers " + simple(result) + ", but " + asking.get(0).origin() + " sends it " + shape.name()
                            + ", to which " + simple(answers.get(0)) + " is the answer",
                    "Answer " + simple(answers.get(0)) + alternative(result, shape) + ".");
        }
    }

    private static String dotted(String name) {
        return name.replace('/', '.');
    }

    private static String simple(String name) {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('.')) + 1);
    }
}
