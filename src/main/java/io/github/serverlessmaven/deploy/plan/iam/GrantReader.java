/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.plan.iam;

import io.github.serverlessmaven.deploy.plan.iam.Permission.Effect;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the statements of all policies of a template: of roles, of resources, and the permissions of functions and layers. */
final class GrantReader {

    private static final String MANAGED_POLICY = "managed policy";
    private static final Pattern RESOURCE = Pattern.compile("^\\$\\{([A-Za-z0-9]+)(\\.[A-Za-z]*Arn)?}$");
    private static final Pattern DENYING = Pattern.compile(".*:policy/(AWSDeny|AWSCompromisedKeyQuarantine).*");
    private static final List<String> HOLDERS =
            List.of("Roles", "Users", "Groups", "RoleName", "UserName", "GroupName");
    private static final Set<String> IDENTITIES = Set.of("AWS::IAM::Role", "AWS::IAM::User", "AWS::IAM::Group");
    private static final Set<String> IDENTITY_POLICIES = Set.of(
            "AWS::IAM::Policy",
            "AWS::IAM::ManagedPolicy",
            "AWS::IAM::RolePolicy",
            "AWS::IAM::UserPolicy",
            "AWS::IAM::GroupPolicy");

    /** What names the resource that a policy of its own type is attached to. */
    private static final List<String> TARGETS = List.of(
            "Bucket",
            "Queues",
            "Queue",
            "Topics",
            "TopicArn",
            "SecretId",
            "ResourceArn",
            "RepositoryName",
            "ClusterArn");

    private final Value.Mapping resources;
    private final CanonicalText texts;
    private final List<Grant> grants = new ArrayList<>();

    private GrantReader(Value.Mapping template, CanonicalText texts) {
        this.resources = template.section("Resources");
        this.texts = texts;
    }

    /** The statements of a template. */
    static List<Grant> read(Value.Mapping template, CanonicalText texts) {
        GrantReader reader = new GrantReader(template, texts);
        reader.resources.entries().forEach((id, value) -> {
            if (value instanceof Value.Mapping resource) {
                reader.resource(id, resource);
            }
        });
        return List.copyOf(reader.grants);
    }

    private void resource(String id, Value.Mapping resource) {
        String type = resource.text("Type").orElse("");
        Alternative properties = new Alternative(
                resource.section("Properties"),
                resource.text("Condition").map(texts::condition).map(Set::of).orElse(Set.of()),
                "/Resources/" + Alternative.escaped(id) + "/Properties");
        Origin origin = new Origin(id, type);
        if (IDENTITIES.contains(type)) {
            identity(origin, properties);
        } else if (IDENTITY_POLICIES.contains(type)) {
            identityPolicy(origin, properties);
        } else if (type.equals("AWS::Lambda::Permission") || type.equals("AWS::Lambda::LayerVersionPermission")) {
            new LambdaPermissions(resources, texts)
                    .read(properties)
                    .ifPresent(permission -> add(origin, permission, properties.pointer(), subject(permission)));
        } else if (type.equals("AWS::Events::EventBusPolicy")) {
            eventBusPolicy(origin, properties);
        } else {
            documents(origin, properties, properties);
        }
    }

    /** The resource that has statements. */
    private record Origin(String id, String type) {}

    private void add(Origin origin, Permission permission, String pointer, String subject) {
        grants.add(new Grant(permission, origin.id(), origin.type(), subject, pointer));
    }

    private static String subject(Permission permission) {
        return resourceOf(permission.resources().terms().get(0).key());
    }

    /** The logical id in a reference to a resource; a text that is none stays as it is. */
    private static String resourceOf(String text) {
        Matcher reference = RESOURCE.matcher(text);
        return reference.matches() ? reference.group(1) : text;
    }

    private void identity(Origin origin, Alternative properties) {
        Term holder = holder("${" + origin.id() + "}");
        Term self = Term.resource("${" + origin.id() + ".Arn}");
        StatementReader inline = new StatementReader(texts, holder, Term.resource("*"), false);
        for (Alternative list : properties.below("Policies", texts)) {
            for (Alternative policy : list.items(texts)) {
                policy.below("PolicyDocument", texts)
                        .forEach(document -> addAll(origin, inline.document(document), origin.id()));
            }
        }
        StatementReader trust = new StatementReader(texts, Term.principal("AWS", "*"), self, true);
        properties
                .below("AssumeRolePolicyDocument", texts)
                .forEach(document -> addAll(origin, trust.document(document), origin.id()));
        properties
                .below("ManagedPolicyArns", texts)
                .forEach(list -> list.items(texts).forEach(arn -> managedPolicy(origin, holder, arn)));
        properties
                .below("PermissionsBoundary", texts)
                .forEach(arn -> add(origin, attached(Effect.BOUNDARY, holder, arn), arn.pointer(), origin.id()));
    }

    private void managedPolicy(Origin origin, Term holder, Alternative arn) {
        String text = texts.of(arn.value());
        if (!typeOf(resourceOf(text)).equals("AWS::IAM::ManagedPolicy")) {
            Effect effect = DENYING.matcher(text).matches() ? Effect.DENY : Effect.POLICY;
            add(origin, attached(effect, holder, arn), arn.pointer(), origin.id());
        }
    }

    private Permission attached(Effect effect, Term holder, Alternative arn) {
        return new Permission(
                effect,
                Scope.of(Term.action(MANAGED_POLICY)),
                Scope.of(Term.resource(texts.of(arn.value()))),
                Scope.of(holder),
                Condition.NONE,
                arn.when());
    }

    private String typeOf(String id) {
        return resources.section(id).text("Type").orElse("");
    }

    private void addAll(Origin origin, List<StatementReader.Found> found, String subject) {
        found.forEach(each -> add(origin, each.permission(), each.pointer(), subject));
    }

    /** A policy as a resource of its own; one that nothing of the template has is its own holder. */
    private void identityPolicy(Origin origin, Alternative properties) {
        List<Alternative> named = HOLDERS.stream()
                .flatMap(key -> properties.below(key, texts).stream())
                .flatMap(list -> list.items(texts).stream())
                .toList();
        List<String> holders = Stream.concat(
                        named.stream().map(each -> texts.of(each.value())), attachedTo(origin.id()))
                .map(this::identityOf)
                .distinct()
                .toList();
        for (String holder : holders.isEmpty() ? List.of("${" + origin.id() + "}") : holders) {
            StatementReader reader = new StatementReader(texts, holder(holder), Term.resource("*"), false);
            properties
                    .below("PolicyDocument", texts)
                    .forEach(document -> addAll(origin, reader.document(document), resourceOf(holder)));
        }
    }

    private static Term holder(String text) {
        return Term.principal("AWS", text);
    }

    private Stream<String> attachedTo(String policy) {
        return resources.entries().entrySet().stream()
                .filter(entry -> IDENTITIES.contains(typeOf(entry.getKey())))
                .filter(entry -> new Alternative(entry.getValue(), Set.of(), "")
                        .below("Properties", texts).stream()
                                .flatMap(properties -> properties.below("ManagedPolicyArns", texts).stream())
                                .flatMap(list -> list.items(texts).stream())
                                .anyMatch(
                                        arn -> resourceOf(texts.of(arn.value())).equals(policy)))
                .map(entry -> "${" + entry.getKey() + "}");
    }

    /** A role of the template that is named instead of referred to. */
    private String identityOf(String text) {
        return resources.entries().keySet().stream()
                .filter(id -> typeOf(id).equals("AWS::IAM::Role"))
                .filter(id -> resources
                        .section(id)
                        .section("Properties")
                        .get("RoleName")
                        .filter(name -> texts.of(name).equals(text))
                        .isPresent())
                .findFirst()
                .map(id -> "${" + id + "}")
                .orElse(text);
    }

    private void eventBusPolicy(Origin origin, Alternative properties) {
        Term bus = properties.below("EventBusName", texts).stream()
                .findFirst()
                .map(name -> Term.resource(texts.of(name.value())))
                .orElse(Term.resource("default"));
        StatementReader reader = new StatementReader(texts, Term.principal("AWS", "*"), bus, true);
        List<Alternative> statements = properties.below("Statement", texts);
        for (Alternative statement : statements) {
            addAll(origin, reader.statement(statement), resourceOf(bus.key()));
        }
        if (statements.isEmpty() && properties.value() instanceof Value.Mapping old) {
            Value.Mapping limit = old.section("Condition");
            Value condition = limit.text("Type")
                    .<Value>map(type -> Value.mapping(
                            type,
                            Value.mapping(
                                    limit.text("Key").orElse(""),
                                    limit.get("Value").orElse(Value.NULL))))
                    .orElse(Value.NULL);
            Value.Mapping statement = old.with("Effect", Value.of("Allow")).with("Condition", condition);
            Alternative asStatement = new Alternative(statement, properties.when(), properties.pointer());
            addAll(origin, reader.statement(asStatement), resourceOf(bus.key()));
        }
    }

    /** The policy documents anywhere in the properties of a resource. */
    private void documents(Origin origin, Alternative properties, Alternative place) {
        Optional<Value> text = StatementReader.parsed(place.value(), texts);
        if (text.isPresent() || StatementReader.isPolicy(place.value())) {
            Alternative document = new Alternative(text.orElse(place.value()), place.when(), place.pointer());
            for (String target : targets(origin, properties)) {
                StatementReader reader = new StatementReader(
                        texts, Term.principal("AWS", "${" + origin.id() + "}"), Term.resource(target), true);
                addAll(origin, reader.document(document), resourceOf(target));
            }
        } else if (place.value() instanceof Value.Sequence) {
            place.items(texts).forEach(item -> documents(origin, properties, item));
        } else if (place.value() instanceof Value.Mapping mapping) {
            for (Map.Entry<String, Value> entry : mapping.entries().entrySet()) {
                place.below(entry.getKey(), texts).forEach(below -> documents(origin, properties, below));
            }
        }
    }

    private List<String> targets(Origin origin, Alternative properties) {
        List<String> targets = !origin.type().endsWith("Policy")
                ? List.of()
                : TARGETS.stream()
                        .flatMap(key -> properties.below(key, texts).stream())
                        .flatMap(list -> list.items(texts).stream())
                        .map(each -> texts.of(each.value()))
                        .toList();
        return targets.isEmpty() ? List.of("${" + origin.id() + "}") : targets;
    }
}
