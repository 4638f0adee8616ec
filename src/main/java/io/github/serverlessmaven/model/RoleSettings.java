/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.model;

import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.diagnostic.Location;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.Origin;
import io.github.serverlessmaven.template.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a generated role is configured, beyond what the functions' settings need.
 *
 * @param name its name; a generated one if empty
 * @param path its path; {@code /} if empty
 * @param statements what the functions may do beyond what their settings need
 * @param managedPolicies ARNs of policies attached to it
 * @param permissionsBoundary the ARN of the policy that bounds what it can permit
 * @param tags its tags
 * @param origin where the role is configured, if it is
 * @param statementOrigins where each of the statements is written
 */
public record RoleSettings(
        Optional<Value> name,
        Optional<String> path,
        List<Value.Mapping> statements,
        List<Value> managedPolicies,
        Optional<Value> permissionsBoundary,
        Map<String, String> tags,
        Optional<Origin> origin,
        Map<Value.Mapping, Origin> statementOrigins) {

    /** The form of "CreateRole" in the IAM API reference. */
    private static final Property<Value> NAME = Property.of(
            "name",
            TemplateTypes.textOrIntrinsic(
                    Types.text("1 to 64 letters, digits and +=,.@_-", "[A-Za-z0-9_+=,.@-]{1,64}")),
            "The name of the role; a generated one unless given.",
            "orders-role");

    private static final Property<String> PATH = Property.of(
            "path",
            Types.text("/ or a path that begins and ends with /", "/|/[!-~]{1,510}/"),
            "The path of the role; / unless given.",
            "/services/orders/");

    static final Property<List<Value.Mapping>> STATEMENTS =
            statements("statements", "What the functions may do beyond what their own settings need.");

    static final Property<List<Value>> MANAGED_POLICIES =
            managedPolicies("managedPolicies", "Policies attached to the role, by their ARNs.");

    static final Property<Value> PERMISSIONS_BOUNDARY = permissionsBoundary(
                    "permissionsBoundary", "The policy that bounds what the role can permit, by its ARN.")
            .alias("permissionBoundary");

    private static final Property<Map<String, String>> TAGS = Property.of(
            "tags",
            Types.map(
                    "1 to 128 letters, digits, spaces and ./=+:-_@ without aws: at the start",
                    "(?!aws:)[\\w./=+:@\\-_ ]{1,128}",
                    Types.text(256)),
            "Tags of the role.",
            "{team: orders}");

    /** What may be configured of a generated role. */
    static final List<Property<?>> PROPERTIES =
            List.of(NAME, PATH, STATEMENTS, MANAGED_POLICIES, PERMISSIONS_BOUNDARY, TAGS);

    /** Copies the collections. */
    public RoleSettings {
        statements = List.copyOf(statements);
        managedPolicies = List.copyOf(managedPolicies);
        tags = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(tags));
        statementOrigins = Map.copyOf(statementOrigins);
    }

    static Property<List<Value.Mapping>> statements(String name, String doc) {
        return Property.of(
                name,
                Types.listOnly(PolicyStatementType.forRole()),
                doc,
                "[{Effect: Allow, Action: 's3:GetObject', Resource: '*'}]");
    }

    static Property<List<Value>> managedPolicies(String name, String doc) {
        return Property.of(
                name,
                Types.list(TemplateTypes.arn("the ARN of a policy", "iam")),
                doc,
                "['arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess']");
    }

    static Property<Value> permissionsBoundary(String name, String doc) {
        return Property.of(
                name,
                TemplateTypes.arn("the ARN of a policy", "iam"),
                doc,
                "arn:aws:iam::123456789012:policy/boundary");
    }

    static RoleSettings of(PropertyValues role) {
        return new RoleSettings(
                role.get(NAME),
                role.get(PATH),
                role.get(STATEMENTS).orElse(List.of()),
                role.get(MANAGED_POLICIES).orElse(List.of()),
                role.get(PERMISSIONS_BOUNDARY),
                role.get(TAGS).orElse(Map.of()),
                role.location().map(place -> new Origin(role.path(), Optional.of(place))),
                origins(role, STATEMENTS));
    }

    private static Map<Value.Mapping, Origin> origins(PropertyValues section, Property<List<Value.Mapping>> property) {
        List<Value.Mapping> statements = section.get(property).orElse(List.of());
        List<ConfigNode> written = section.node(property)
                .filter(ConfigNode.Sequence.class::isInstance)
                .map(node -> ((ConfigNode.Sequence) node).items())
                .filter(items -> items.size() == statements.size())
                .orElse(List.of());
        Map<Value.Mapping, Origin> origins = new LinkedHashMap<>();
        for (int i = 0; i < statements.size(); i++) {
            Optional<Location> place =
                    written.isEmpty() ? Optional.empty() : written.get(i).location();
            origins.putIfAbsent(
                    statements.get(i),
                    new Origin(section.path(property) + "." + i, place.or(() -> section.location(property))));
        }
        return origins;
    }

    /** These settings, completed by the provider's older keys; a setting of the newer form takes precedence over its older form as a whole. */
    RoleSettings orElse(PropertyValues provider) {
        return new RoleSettings(
                name,
                path,
                statements.isEmpty() ? provider.get(IamSchema.LEGACY_STATEMENTS).orElse(statements) : statements,
                managedPolicies.isEmpty()
                        ? provider.get(IamSchema.LEGACY_MANAGED_POLICIES).orElse(managedPolicies)
                        : managedPolicies,
                permissionsBoundary.or(() -> provider.get(IamSchema.LEGACY_BOUNDARY)),
                tags,
                origin,
                statements.isEmpty() ? origins(provider, IamSchema.LEGACY_STATEMENTS) : statementOrigins);
    }

    /**
     * The settings of one function's own role: what is configured for the service, without its name, and for the function.
     *
     * @param own what is configured for the function
     * @param inheritsStatements whether the service's statements hold for the function too
     */
    RoleSettings extendedBy(RoleSettings own, boolean inheritsStatements) {
        Map<String, String> allTags = new LinkedHashMap<>(tags);
        allTags.putAll(own.tags);
        Map<Value.Mapping, Origin> allOrigins = new LinkedHashMap<>(own.statementOrigins);
        statementOrigins.forEach(allOrigins::putIfAbsent);
        return new RoleSettings(
                own.name,
                own.path.or(() -> path),
                and(inheritsStatements ? statements : List.of(), own.statements),
                and(managedPolicies, own.managedPolicies),
                own.permissionsBoundary.or(() -> permissionsBoundary),
                allTags,
                own.origin.or(() -> origin),
                allOrigins);
    }

    private static <T> List<T> and(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).distinct().toList();
    }
}
