/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The JSON that one kind of event is, by the Java classes of AWS that it becomes. Names of classes are full ones, with dots.
 *
 * @param name what it is called in messages
 * @param classes those it becomes, the best one first; none if AWS has no class for it
 * @param related those that share enough with it for a handler to work
 * @param remedies by classes it does not become, what to configure so that the function gets them
 * @param results those of AWS with which a handler may answer, the best one first; empty if the answer does not count
 * @param isSignal whether handlers may do without what is in it, as without the time of a schedule
 */
public record EventShape(
        String name,
        List<String> classes,
        List<String> related,
        Map<String, String> remedies,
        List<String> results,
        boolean isSignal) {

    private static final String EVENTS = "com.amazonaws.services.lambda.runtime.events.";
    private static final String PROXY = "com.amazonaws.serverless.proxy.model.";

    /** All of them have headers and a body of the same names. */
    private static final List<String> REQUESTS = names(
            "APIGatewayProxyRequestEvent",
            "APIGatewayV2HTTPEvent",
            "APIGatewayV2WebSocketEvent",
            "APIGatewayV2ProxyRequestEvent",
            "APIGatewayCustomAuthorizerEvent",
            "APIGatewayV2CustomAuthorizerEvent",
            "ApplicationLoadBalancerRequestEvent",
            PROXY + "AwsProxyRequest",
            PROXY + "HttpApiV2ProxyRequest");

    private static final List<String> BATCH_RESULTS =
            names("StreamsEventResponse", "SQSBatchResponse", "KafkaBatchResponse", "TimeWindowEventResponse");

    /** Copies the collections. */
    public EventShape {
        classes = List.copyOf(classes);
        related = List.copyOf(related);
        remedies = Map.copyOf(remedies);
        results = List.copyOf(results);
    }

    /**
     * An event that becomes some classes.
     *
     * @param classes names without a package are of {@code aws-lambda-java-events}
     */
    public static EventShape of(String name, String... classes) {
        return new EventShape(name, names(classes), List.of(), Map.of(), List.of(), false);
    }

    /** A request by HTTP, or one that has much of it. */
    public static EventShape request(String name, String... classes) {
        return of(name, classes).relatedTo(REQUESTS);
    }

    /** An event of which often only the moment counts. */
    public static EventShape signal(String name, String... classes) {
        return new EventShape(name, names(classes), List.of(), Map.of(), List.of(), true);
    }

    /** A batch of which the handler may answer what failed. */
    public static EventShape batch(String name, String result, String... classes) {
        List<String> results = Stream.concat(names(result).stream(), BATCH_RESULTS.stream())
                .distinct()
                .toList();
        return new EventShape(name, names(classes), List.of(), Map.of(), results, false);
    }

    /** The same, that a handler of other classes may understand as well. */
    public EventShape relatedTo(List<String> others) {
        return new EventShape(name, classes, others, remedies, results, isSignal);
    }

    /** The same, with what to do for another class. */
    public EventShape withRemedy(String otherClass, String remedy) {
        Map<String, String> more = new TreeMap<>(remedies);
        names(otherClass).forEach(other -> more.put(other, remedy));
        return new EventShape(name, classes, related, more, results, isSignal);
    }

    /** The same, whose handler answers with one of some classes. */
    public EventShape answeredBy(String... answers) {
        return new EventShape(name, classes, related, remedies, names(answers), isSignal);
    }

    /** The full names of classes of {@code aws-lambda-java-events}. */
    public static List<String> names(String... classes) {
        List<String> names = new ArrayList<>();
        for (String type : classes) {
            names.add(type.contains(".") ? type : EVENTS + type);
        }
        return List.copyOf(names);
    }
}
