/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.stack;

import io.github.serverlessmaven.template.BundledFile;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Finds names that an update would move from one resource to another. CloudFormation creates resources before it removes others, so that
 * AWS refuses the second resource of a name that may exist only once.
 */
public final class MovedNames {

    private static final Properties NAMING = BundledFile.properties(MovedNames.class, "unique-names.properties");

    private MovedNames() {}

    /**
     * A name that belongs to another resource as long as the update runs.
     *
     * @param owner the logical id of the resource that has the name
     * @param successor the logical id of the resource that is to get it
     * @param type the type of both
     * @param name the name, or the JSON of the intrinsic function that gives it
     */
    public record Move(String owner, String successor, String type, String name) {}

    /**
     * The names that an update moves. Resources under conditions are left out: it is not known which of them exist.
     *
     * @param deployed the template of the stack
     * @param wanted the template that it is to get
     */
    public static List<Move> between(Value.Mapping deployed, Value.Mapping wanted) {
        Map<List<String>, String> owners = new HashMap<>();
        Value.Mapping before = deployed.section("Resources");
        before.entries()
                .keySet()
                .forEach(id -> identity(before.section(id)).ifPresent(identity -> owners.put(identity, id)));
        List<Move> moves = new ArrayList<>();
        Value.Mapping after = wanted.section("Resources");
        for (String id : after.entries().keySet()) {
            identity(after.section(id)).ifPresent(identity -> {
                String owner = owners.get(identity);
                if (owner != null && !owner.equals(id)) {
                    moves.add(new Move(owner, id, identity.get(0), identity.get(1)));
                }
            });
        }
        return moves;
    }

    /** The type, and the values of the properties that make up the name. */
    private static Optional<List<String>> identity(Value.Mapping resource) {
        if (resource.get("Condition").isPresent()) {
            return Optional.empty();
        }
        return resource.text("Type")
                .flatMap(type -> Optional.ofNullable(NAMING.getProperty(type))
                        .map(properties -> properties.split(" "))
                        .filter(names ->
                                resource.section("Properties").get(names[0]).isPresent())
                        .map(names -> identity(type, names, resource.section("Properties"))));
    }

    private static List<String> identity(String type, String[] names, Value.Mapping properties) {
        List<String> identity = new ArrayList<>(List.of(type));
        for (String name : names) {
            identity.add(properties.get(name).map(MovedNames::text).orElse(""));
        }
        return identity;
    }

    private static String text(Value value) {
        return value instanceof Value.Text text ? text.text() : Json.compact(value);
    }
}
