/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.plan.iam;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The actions, resources or principals of a statement.
 *
 * @param isNegated whether all but these are meant, as by {@code NotAction}
 * @param terms in alphabetical order, each once
 */
record Scope(boolean isNegated, List<Term> terms) {

    /** Sorts the terms. */
    Scope {
        Set<Term> sorted = new TreeSet<>(Comparator.comparing(Term::key));
        sorted.addAll(terms);
        terms = List.copyOf(sorted);
    }

    static Scope of(Term term) {
        return new Scope(false, List.of(term));
    }

    /** Itself if it is negated, else one for each term. */
    List<Scope> parts() {
        return isNegated ? List.of(this) : terms.stream().map(Scope::of).toList();
    }

    /** Whether this surely has everything in it that another one has. */
    boolean covers(Scope other) {
        if (isNegated && other.isNegated) {
            return terms.stream().allMatch(left -> other.terms.stream().anyMatch(also -> also.covers(left)));
        }
        if (isNegated) {
            return terms.stream()
                    .noneMatch(left -> other.terms.stream().anyMatch(term -> Glob.mayOverlap(left.key(), term.key())));
        }
        if (other.isNegated) {
            return terms.stream().anyMatch(term -> term.key().equals("*"));
        }
        return other.terms.stream().allMatch(wanted -> terms.stream().anyMatch(term -> term.covers(wanted)));
    }

    /** The terms as people read them. */
    List<String> shown() {
        return terms.stream()
                .map(term -> isNegated ? "not " + term.shown() : term.shown())
                .toList();
    }
}
