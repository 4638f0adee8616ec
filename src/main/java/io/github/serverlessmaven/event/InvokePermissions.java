/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.feature.FunctionScope;
import io.github.serverlessmaven.feature.InvocationTarget;
import io.github.serverlessmaven.model.Names;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.template.Intrinsic;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.Resource;
import io.github.serverlessmaven.template.TemplateFragment;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The permissions of rules and topics to invoke a function: one for each as long as the function's policy is short enough for AWS, else
 * one for all whose names begin alike.
 *
 * @param scope the function
 * @param target what the rules invoke
 */
record InvokePermissions(FunctionScope scope, InvocationTarget target) {

    static final DiagnosticCode LONG_POLICY = new DiagnosticCode(
            "LONG_POLICY",
            "The policy of a function, with a statement for each source of events, may be longer than AWS permits.");

    /** "Lambda quotas" in the AWS Lambda developer guide, in bytes. */
    static final int LONGEST_POLICY = 20 * 1024;

    /** An upper estimate of a statement beside the names in it, ARNs of rule and function with region, partition and account included. */
    private static final int STATEMENT = 400;

    /** How much of the stack's name AWS surely keeps when it makes a name of at most 64 characters. */
    private static final int KEPT_OF_STACK_NAME = 20;

    /**
     * A permission that may be joined with others.
     *
     * @param permission the permission
     * @param sources what may be named by one ARN together
     * @param name the name of the rule or topic, or what it begins with if AWS makes it
     */
    private record Joinable(Resource permission, Sources sources, String name) {}

    /**
     * Rules of one bus, or topics, whose permissions may be joined.
     *
     * @param arn their ARN, {@link #NAME} instead of the name
     * @param isNamed whether their names are known
     */
    private record Sources(Value arn, boolean isNamed) {

        private static final String NAME = "\u0000";

        static Sources rulesOfDefaultBus(boolean isNamed) {
            return new Sources(
                    Intrinsic.sub("arn:${AWS::Partition}:events:${AWS::Region}:${AWS::AccountId}:rule/" + NAME),
                    isNamed);
        }

        Value arn(String pattern) {
            return replaced(arn, NAME, pattern);
        }
    }

    /** The services whose ARNs end in the name of a rule or topic. */
    private static final Set<String> NAMED = Set.of("events.amazonaws.com", "sns.amazonaws.com");

    /** The fragment of all events of the function, with as many permissions as its policy has room for. */
    TemplateFragment within(TemplateFragment fragment) {
        if (length(fragment) <= LONGEST_POLICY) {
            return fragment;
        }
        List<Joinable> permissions = joinable(fragment.resources());
        List<Resource> resources = new ArrayList<>(fragment.resources());
        int number = 0;
        for (List<Joinable> alike : permissions.stream()
                .collect(Collectors.groupingBy(Joinable::sources, LinkedHashMap::new, Collectors.toList()))
                .values()) {
            String prefix = alike.stream()
                    .map(Joinable::name)
                    .reduce(InvokePermissions::common)
                    .orElseThrow();
            if (alike.size() > 1 && !prefix.isEmpty()) {
                number++;
                replace(alike, joined(alike.get(0), prefix, number), resources);
            }
        }
        return fragment.withOnly(resources);
    }

    private List<Joinable> joinable(List<Resource> resources) {
        Map<LogicalId, Resource> rules = resources.stream()
                .filter(resource -> resource.type().equals("AWS::Events::Rule"))
                .collect(Collectors.toMap(Resource::id, rule -> rule, (first, second) -> first));
        List<Joinable> joinable = new ArrayList<>();
        for (Resource resource : resources) {
            if (resource.type().equals("AWS::Lambda::Permission")) {
                Value arn = resource.properties().get("SourceArn").orElse(Value.NULL);
                Intrinsic.resourceOfGetAtt(arn)
                        .map(rules::get)
                        .map(rule -> ofRule(resource, rule))
                        .or(() -> ofName(resource, arn))
                        .ifPresent(joinable::add);
            }
        }
        return joinable;
    }

    private Joinable ofRule(Resource permission, Resource rule) {
        Optional<String> name = rule.properties().text("Name");
        return new Joinable(permission, Sources.rulesOfDefaultBus(name.isPresent()), name.orElseGet(this::stackPrefix));
    }

    private static Optional<Joinable> ofName(Resource permission, Value arn) {
        boolean isNamed = permission
                .properties()
                .text("Principal")
                .filter(NAMED::contains)
                .isPresent();
        return isNamed
                ? nameIn(arn)
                        .map(name ->
                                new Joinable(permission, new Sources(replaced(arn, name, Sources.NAME), true), name))
                : Optional.empty();
    }

    /** The name at the end of an ARN, written out or joined. */
    private static Optional<String> nameIn(Value arn) {
        if (arn instanceof Value.Text text) {
            return Optional.of(text.text().substring(text.text().lastIndexOf(':') + 1));
        }
        List<Value> parts = arn instanceof Value.Sequence list
                ? list.items()
                : arn instanceof Value.Mapping mapping
                        ? List.copyOf(mapping.entries().values())
                        : List.of();
        return parts.isEmpty() ? Optional.empty() : nameIn(parts.get(parts.size() - 1));
    }

    /** A value with other text instead of a name: a text of its own, or the end of one behind a colon or slash. */
    private static Value replaced(Value value, String name, String replacement) {
        if (value instanceof Value.Text text) {
            return text.text().matches("(.*[:/])?" + Pattern.quote(name))
                    ? Value.of(text.text().substring(0, text.text().length() - name.length()) + replacement)
                    : text;
        }
        if (value instanceof Value.Sequence list) {
            return new Value.Sequence(list.items().stream()
                    .map(item -> replaced(item, name, replacement))
                    .toList());
        }
        if (value instanceof Value.Mapping mapping) {
            Value.MappingBuilder builder = Value.mapping();
            mapping.entries().forEach((key, item) -> builder.put(key, replaced(item, name, replacement)));
            return builder.build();
        }
        return value;
    }

    /** Reports a policy that may be longer than AWS permits although permissions were joined. */
    void check(TemplateFragment joined, Diagnostics diagnostics) {
        int length = length(joined);
        if (length > LONGEST_POLICY) {
            PropertyValues settings = scope.function().settings();
            diagnostics.warning(
                    LONG_POLICY,
                    settings.location(),
                    settings.path(),
                    "gets a policy of up to " + length / 1024 + " KB; AWS permits " + LONGEST_POLICY / 1024 + " KB",
                    "Move events to other functions, begin the names of rules and topics alike, or write \"method: scheduler\" in"
                            + " schedules, which need no permission.");
        }
    }

    private int length(TemplateFragment fragment) {
        return fragment.resources().stream()
                .filter(resource -> resource.type().equals("AWS::Lambda::Permission"))
                .mapToInt(this::length)
                .sum();
    }

    private int length(Resource permission) {
        return STATEMENT
                + permission.id().text().length()
                + Json.compact(permission.properties()).length()
                + scope.service().stackName().length();
    }

    private static String common(String left, String right) {
        int end = 0;
        while (end < Math.min(left.length(), right.length()) && left.charAt(end) == right.charAt(end)) {
            end++;
        }
        return left.substring(0, end);
    }

    /** What AWS begins the name of a rule with that has none. */
    private String stackPrefix() {
        String name = scope.service().stackName();
        return name.substring(0, Math.min(KEPT_OF_STACK_NAME, name.length()));
    }

    private Resource joined(Joinable first, String prefix, int number) {
        LogicalId id = new LogicalId(Names.normalized(scope.function().key()) + "LambdaPermissionOfSeveral"
                + (number == 1 ? "" : String.valueOf(number)));
        Resource permission = target.permission(
                id,
                "lambda:InvokeFunction",
                first.permission().properties().get("Principal").orElseThrow(),
                Value.mapping("SourceArn", first.sources().arn(prefix + "*")));
        return first.permission().origin().map(permission::from).orElse(permission);
    }

    private static void replace(List<Joinable> alike, Resource joined, List<Resource> resources) {
        List<Resource> former = alike.stream().map(Joinable::permission).toList();
        resources.set(resources.indexOf(former.get(0)), joined);
        resources.removeAll(former);
    }
}
