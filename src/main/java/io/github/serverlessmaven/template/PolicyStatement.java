/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.template;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What a role may or may not do.
 *
 * @param effect allow or deny
 * @param actions such as {@code logs:PutLogEvents}
 * @param resources the ARNs it is about
 * @param grouping whether statements of several functions become one
 */
public record PolicyStatement(Effect effect, List<String> actions, List<Value> resources, Grouping grouping) {

    /** Copies the lists. */
    public PolicyStatement {
        actions = List.copyOf(actions);
        resources = List.copyOf(resources);
    }

    /** Permits actions on resources, in a statement of its own. */
    public static PolicyStatement allow(List<String> actions, Value... resources) {
        return new PolicyStatement(Effect.ALLOW, actions, List.of(resources), Grouping.SEPARATE);
    }

    /** Forbids actions on resources, in a statement of its own. */
    public static PolicyStatement deny(List<String> actions, Value... resources) {
        return new PolicyStatement(Effect.DENY, actions, List.of(resources), Grouping.SEPARATE);
    }

    /** This statement, its resources joined with those of other statements with the same effect and actions. */
    public PolicyStatement grouped() {
        return new PolicyStatement(effect, actions, resources, Grouping.JOINED);
    }

    /** Whether another statement may be joined with this one. */
    public boolean joins(PolicyStatement other) {
        return grouping == Grouping.JOINED
                && other.grouping == Grouping.JOINED
                && effect == other.effect
                && actions.equals(other.actions);
    }

    /** This statement for another one's resources too. */
    public PolicyStatement join(PolicyStatement other) {
        Set<Value> all = new LinkedHashSet<>(resources);
        all.addAll(other.resources);
        return new PolicyStatement(effect, actions, List.copyOf(all), grouping);
    }

    /** Statements that may be joined, joined, and equal ones once; the order is that of first mention. */
    public static List<PolicyStatement> merge(List<PolicyStatement> statements) {
        List<PolicyStatement> joined = new ArrayList<>();
        for (PolicyStatement statement : statements) {
            int at = 0;
            while (at < joined.size() && !joined.get(at).joins(statement)) {
                at++;
            }
            if (at < joined.size()) {
                joined.set(at, joined.get(at).join(statement));
            } else if (!joined.contains(statement)) {
                joined.add(statement);
            }
        }
        return List.copyOf(joined);
    }

    /** By hand, as {@link #hashCode}: what a record generates at its first use costs each goal time. */
    @Override
    public boolean equals(Object other) {
        return other instanceof PolicyStatement that
                && effect == that.effect
                && grouping == that.grouping
                && actions.equals(that.actions)
                && resources.equals(that.resources);
    }

    @Override
    public int hashCode() {
        return Objects.hash(actions, resources);
    }

    /** The statement as it stands in a policy document. */
    public Value.Mapping toValue() {
        return Value.mapping()
                .put("Effect", effect == Effect.ALLOW ? "Allow" : "Deny")
                .put("Action", Value.texts(actions))
                .put("Resource", new Value.Sequence(resources))
                .build();
    }

    /** Whether a statement permits or forbids. */
    public enum Effect {
        /** The role may. */
        ALLOW,
        /** The role must not, whatever else permits it. */
        DENY
    }

    /** Whether statements of several functions become one. */
    public enum Grouping {
        /** Each stands alone; equal ones are written once. */
        SEPARATE,
        /** Statements with the same effect and actions become one with all resources. */
        JOINED
    }
}
