/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.plan.iam;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An action, resource or principal of a statement. Two terms are equal if IAM treats them alike.
 *
 * @param key what is compared
 * @param shown what people read
 */
record Term(String key, String shown) {

    private static final Pattern PARTITION = Pattern.compile("\\barn:aws[a-z-]*:");
    private static final Pattern ROOT = Pattern.compile("^AWS:arn:.+:iam::(.+):root$");
    private static final Pattern ACCOUNT = Pattern.compile("^AWS:([0-9]{12}|\\$\\{AWS::AccountId})$");

    /** An action; IAM ignores case. */
    static Term action(String text) {
        return new Term(text.toLowerCase(Locale.ROOT), CanonicalText.shown(text));
    }

    /** A resource. A stack lies in one partition, so that its name and the pseudo parameter are the same. */
    static Term resource(String text) {
        return new Term(normal(text), CanonicalText.shown(text));
    }

    /**
     * A principal.
     *
     * @param kind such as {@code AWS} or {@code Service}
     */
    static Term principal(String kind, String text) {
        String key = normal(kind + ":" + text);
        Matcher root = ROOT.matcher(key);
        return new Term(
                root.matches() ? "AWS:" + root.group(1) : key,
                kind.equals("AWS") && text.equals("*") ? "*" : CanonicalText.shown(kind + ":" + text));
    }

    /** A text in which names that are the same for every part of a stack have one spelling. */
    static String normal(String text) {
        return PARTITION
                .matcher(text)
                .replaceAll("arn:\\${AWS::Partition}:")
                .replace(".${AWS::URLSuffix}", ".amazonaws.com");
    }

    /** Whether this surely stands for everything that another one stands for. */
    boolean covers(Term other) {
        return Glob.covers(key, other.key)
                || account().filter(id -> other.key.contains("::" + id + ":")).isPresent();
    }

    private Optional<String> account() {
        Matcher account = ACCOUNT.matcher(key);
        return account.matches() ? Optional.of(account.group(1)) : Optional.empty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Term term && key.equals(term.key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }
}
