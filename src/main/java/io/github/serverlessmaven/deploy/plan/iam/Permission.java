/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.plan.iam;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a statement of a policy says.
 *
 * @param effect what it does
 * @param actions which actions
 * @param resources on which resources
 * @param principals who
 * @param condition under which conditions of a call
 * @param when the conditions of the template under which the statement exists
 */
record Permission(
        Effect effect, Scope actions, Scope resources, Scope principals, Condition condition, Set<String> when) {

    /** Copies the conditions. */
    Permission {
        when = Set.copyOf(when);
    }

    /** What a statement does. */
    enum Effect {
        /** It permits. */
        ALLOW("Allow", false),
        /** It forbids. */
        DENY("Deny", true),
        /** It limits what a role may be permitted. */
        BOUNDARY("Boundary", true),
        /** It attaches a managed policy, whose statements are elsewhere. */
        POLICY("Policy", false),
        /** It is made by an intrinsic function that cannot be evaluated here. */
        UNKNOWN("Unknown", false);

        private final String text;
        private final boolean isRestrictive;

        Effect(String text, boolean isRestrictive) {
            this.text = text;
            this.isRestrictive = isRestrictive;
        }

        String text() {
            return text;
        }

        /** Whether more of it permits less. */
        boolean isRestrictive() {
            return isRestrictive;
        }
    }

    /** Whether it holds under conditions only. */
    boolean isConditional() {
        return !when.isEmpty() || !condition.isEmpty();
    }

    /** One for each action, resource and principal. */
    List<Permission> parts() {
        List<Permission> parts = new ArrayList<>();
        for (Scope action : actions.parts()) {
            for (Scope resource : resources.parts()) {
                for (Scope principal : principals.parts()) {
                    parts.add(new Permission(effect, action, resource, principal, condition, when));
                }
            }
        }
        return parts;
    }

    /** Whether this surely says at least what another one says. */
    boolean covers(Permission other) {
        return effect == other.effect
                && other.when.containsAll(when)
                && principals.covers(other.principals)
                && resources.covers(other.resources)
                && actions.covers(other.actions)
                && condition.covers(other.condition);
    }

    Permission withActions(Scope others) {
        return new Permission(effect, others, resources, principals, condition, when);
    }

    Permission withResources(Scope others) {
        return new Permission(effect, actions, others, principals, condition, when);
    }

    Permission withPrincipals(Scope others) {
        return new Permission(effect, actions, resources, others, condition, when);
    }
}
