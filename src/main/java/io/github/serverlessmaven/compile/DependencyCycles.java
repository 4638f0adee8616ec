/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.template.Origin;
import io.github.serverlessmaven.template.Reference;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reports resources that need each other, which CloudFormation refuses whatever their conditions are: each cycle once, at the reference
 * that is the easiest to replace.
 *
 * @param template the finished template, the user's own CloudFormation included
 * @param sources gives the places in the user's files; asked only where there is a cycle
 */
record DependencyCycles(Value.Mapping template, Supplier<TemplateSources> sources) {

    static final DiagnosticCode CIRCULAR_DEPENDENCY = new DiagnosticCode(
            "CIRCULAR_DEPENDENCY", "Resources need each other, so that none of them can be created first.");

    private static final String DEPENDS_ON = "DependsOn";

    /** The properties that name a resource, and the ARN it has by its name, as far as it follows from the name. */
    private static final Map<String, NamedType> NAMED = Map.of(
            "AWS::S3::Bucket", new NamedType("BucketName", "s3:::"),
            "AWS::SNS::Topic", new NamedType("TopicName", "sns:${AWS::Region}:${AWS::AccountId}:"),
            "AWS::SQS::Queue", new NamedType("QueueName", "sqs:${AWS::Region}:${AWS::AccountId}:"),
            "AWS::DynamoDB::Table", new NamedType("TableName", "dynamodb:${AWS::Region}:${AWS::AccountId}:table/"),
            "AWS::Lambda::Function", new NamedType("FunctionName", "lambda:${AWS::Region}:${AWS::AccountId}:function:"),
            "AWS::IAM::Role", new NamedType("RoleName", "iam::${AWS::AccountId}:role/"),
            "AWS::Events::EventBus", new NamedType("Name", "events:${AWS::Region}:${AWS::AccountId}:event-bus/"),
            "AWS::Logs::LogGroup", new NamedType("LogGroupName", "logs:${AWS::Region}:${AWS::AccountId}:log-group:"));

    /**
     * A type of resource whose ARN is known before it exists.
     *
     * @param property has the name
     * @param arn what stands between the partition and the name
     */
    private record NamedType(String property, String arn) {}

    /**
     * One resource needs another.
     *
     * @param from the logical id of the one
     * @param reference where it says so
     * @param origin the place of the user's that causes it, if one does
     */
    private record Edge(String from, Reference reference, Optional<Origin> origin) {

        String to() {
            return reference.target();
        }

        boolean isDependsOn() {
            return reference.path().contains(DEPENDS_ON);
        }

        boolean isOfFunction() {
            return reference.path().contains("Environment");
        }

        /** The lower, the easier the user replaces it. */
        int rank() {
            if (isOfFunction()) {
                return 0;
            }
            boolean isUsers = origin.filter(place -> place.path().startsWith("resources."))
                    .isPresent();
            return isUsers ? 1 : reference.path().contains("Policies") ? 2 : 3;
        }
    }

    void check(Diagnostics diagnostics) {
        if (template.get("Transform").isPresent()) {
            return; // a macro may change any reference
        }
        Map<String, List<Reference>> needed = needed();
        removeAcyclic(needed);
        if (!needed.isEmpty()) {
            report(needed, diagnostics);
        }
    }

    /** What each resource needs of the others. */
    private Map<String, List<Reference>> needed() {
        Map<String, Value> resources = template.section("Resources").entries();
        Map<String, List<Reference>> needed = new LinkedHashMap<>();
        for (Map.Entry<String, Value> resource : resources.entrySet()) {
            List<Reference> references = new ArrayList<>();
            for (Reference reference : references(resource.getKey(), resource.getValue())) {
                if (resources.containsKey(reference.target())) {
                    references.add(reference);
                }
            }
            needed.put(resource.getKey(), references);
        }
        return needed;
    }

    private static List<Reference> references(String id, Value resource) {
        if (!(resource instanceof Value.Mapping attributes)) {
            return List.of();
        }
        List<String> path = List.of("Resources", id);
        Value.Mapping properties = Value.mapping()
                .put("Properties", attributes.section("Properties"))
                .put("UpdatePolicy", attributes.get("UpdatePolicy"))
                .build();
        List<Reference> references = new ArrayList<>(Reference.in(properties, path));
        for (Value other : Value.concat(Value.list(), attributes.get(DEPENDS_ON).orElse(Value.list()))
                .items()) {
            if (other instanceof Value.Text text) {
                references.add(new Reference(text.text(), List.of("Resources", id, DEPENDS_ON)));
            }
        }
        return references;
    }

    /** Removes resources that need none of the rest, until each of the rest leads to a cycle. */
    private static void removeAcyclic(Map<String, List<Reference>> needed) {
        boolean removed = true;
        while (removed) {
            removed = needed.values()
                    .removeIf(references ->
                            references.stream().noneMatch(reference -> needed.containsKey(reference.target())));
        }
    }

    private void report(Map<String, List<Reference>> needed, Diagnostics diagnostics) {
        TemplateSources places = sources.get();
        List<Edge> edges = needed.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .filter(reference -> needed.containsKey(reference.target()))
                        .map(reference -> new Edge(entry.getKey(), reference, places.nearest(reference.path()))))
                .sorted(Comparator.comparingInt(Edge::rank))
                .collect(Collectors.toCollection(ArrayList::new));
        for (Edge edge : List.copyOf(edges)) {
            if (edges.contains(edge)) {
                back(edge, edges).ifPresent(back -> {
                    report(edge, back, diagnostics);
                    edges.removeIf(other -> other.from().equals(edge.from())
                            && other.to().equals(edge.to())
                            && other.origin().equals(edge.origin()));
                });
            }
        }
    }

    /** The shortest way from where an edge leads to where it begins. */
    private static Optional<List<Edge>> back(Edge edge, List<Edge> edges) {
        Map<String, List<Edge>> ways = new HashMap<>(Map.of(edge.to(), List.of()));
        Deque<String> reached = new ArrayDeque<>(List.of(edge.to()));
        while (!reached.isEmpty() && !ways.containsKey(edge.from())) {
            String id = reached.remove();
            edges.stream().filter(next -> next.from().equals(id)).forEach(next -> {
                List<Edge> way = new ArrayList<>(ways.get(id));
                way.add(next);
                if (ways.putIfAbsent(next.to(), way) == null) {
                    reached.add(next.to());
                }
            });
        }
        return Optional.ofNullable(ways.get(edge.from()));
    }

    private void report(Edge edge, List<Edge> back, Diagnostics diagnostics) {
        List<Edge> cycle = Stream.concat(Stream.of(edge), back.stream()).toList();
        Optional<Origin> place =
                cycle.stream().flatMap(part -> part.origin().stream()).findFirst();
        String path = cycle.stream()
                .map(part -> " -> " + part.to()
                        + part.origin()
                                .flatMap(Origin::location)
                                .map(location -> " (" + location + ")")
                                .orElse(""))
                .collect(Collectors.joining());
        diagnostics.error(
                CIRCULAR_DEPENDENCY,
                place.flatMap(Origin::location),
                place.map(Origin::path).orElse("resources"),
                "gives resources that need each other, which CloudFormation refuses as a circular dependency: "
                        + edge.from() + path,
                remedy(edge));
    }

    private String remedy(Edge edge) {
        String target = edge.to();
        if (edge.isDependsOn()) {
            return "Remove " + target + " from \"DependsOn\" of " + edge.from() + ".";
        }
        Value.Mapping resource = template.section("Resources").section(target);
        Optional<NamedType> named = resource.text("Type").map(NAMED::get);
        if (named.isEmpty()) {
            return edge.isOfFunction()
                    ? "Store the id of " + target
                            + " in an AWS::SSM::Parameter that refers to it, and read that in the function, in place"
                            + " of the reference of " + edge.from() + "."
                    : "Remove the reference of " + edge.from() + " to " + target
                            + ", or move it to a resource of its own that refers to both.";
        }
        String property = named.get().property();
        Optional<String> name = resource.section("Properties").text(property);
        String arn = "!Sub 'arn:${AWS::Partition}:" + named.get().arn() + name.orElse("<name>") + "'";
        return name.map(known -> "In " + edge.from() + ", replace the reference to " + target + " by its name, \""
                        + known + "\", or by its ARN, " + arn + ".")
                .orElseGet(() -> "Give " + target + " a fixed " + property + ", and in " + edge.from()
                        + " replace the reference to it by this name, or by its ARN, " + arn + ".");
    }
}
