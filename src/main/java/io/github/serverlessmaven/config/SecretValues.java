/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.config;

import io.github.serverlessmaven.config.ConfigNode.Entry;
import io.github.serverlessmaven.config.ConfigNode.Mapping;
import io.github.serverlessmaven.config.ConfigNode.Scalar;
import io.github.serverlessmaven.config.ConfigNode.ScalarType;
import io.github.serverlessmaven.config.ConfigNode.Sequence;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Hides secrets in what is shown. Secret are values whose name says so ({@code dbPassword}, {@code API_TOKEN}) in the configuration, the
 * environment and on the command line, wherever they turn up again, and passwords in addresses ({@code https://user:password@host}). What
 * only refers to a secret is shown: intrinsic functions, dynamic references and ARNs. Not thread-safe.
 */
public final class SecretValues {

    /** What is shown instead of a secret. */
    public static final String HIDDEN = "****";

    /** Shorter values are hidden only where their name says so: they may mean something else elsewhere. */
    private static final int RECOGNISABLE = 6;

    private static final Set<String> SECRET_WORDS = Set.of(
            "password",
            "passwd",
            "pwd",
            "passphrase",
            "passcode",
            "secret",
            "secrets",
            "token",
            "credential",
            "credentials",
            "apikey");

    /** What stands before "key" when the key is secret. */
    private static final Set<String> SECRET_KEYS =
            Set.of("api", "access", "private", "signing", "encryption", "account", "auth");

    /** Last words of names for something about a secret. */
    private static final Set<String> ABOUT = Set.of(
            "arn",
            "id",
            "name",
            "path",
            "ttl",
            "type",
            "length",
            "version",
            "url",
            "uri",
            "expiry",
            "seconds",
            "file",
            "dir",
            "directory",
            "folder");

    /** Variables of every shell that hold folders. */
    private static final Set<String> FOLDERS = Set.of("PWD", "OLDPWD");

    private static final Pattern WORD_END = Pattern.compile("[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])");
    private static final Pattern REFERENCE = Pattern.compile("(?s)(arn:|\\{\\{resolve:|\\$\\{).*");
    private static final Pattern PASSWORD_IN_ADDRESS = Pattern.compile("(://[^\\s/:@]*:)[^\\s/@]+@");

    private final Set<String> values =
            new TreeSet<>(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));

    /** Remembers the secrets among named values, such as environment variables. */
    public void learn(Map<String, String> named) {
        for (Map.Entry<String, String> entry : named.entrySet()) {
            if (isSecret(entry.getKey())) {
                learn(entry.getValue());
            }
        }
    }

    /** Remembers the secrets of a configuration. */
    public void learn(ConfigNode configuration) {
        learn(configuration, false);
    }

    private void learn(ConfigNode node, boolean secret) {
        if (node instanceof Mapping mapping) {
            boolean below = secret && !ConfigOverlay.isIntrinsic(mapping);
            for (Entry entry : mapping.entries()) {
                learn(entry.value(), below || isSecret(entry.key()));
            }
        } else if (node instanceof Sequence sequence) {
            for (ConfigNode item : sequence.items()) {
                learn(item, secret);
            }
        } else if (secret && isHidden((Scalar) node)) {
            learn(((Scalar) node).text());
        }
    }

    private void learn(String value) {
        if (value.length() >= RECOGNISABLE && !REFERENCE.matcher(value).matches()) {
            values.add(value);
        }
    }

    /** The text without the secrets in it. */
    public String hide(String text) {
        String shown = PASSWORD_IN_ADDRESS.matcher(text).replaceAll("$1" + HIDDEN + "@");
        for (String value : values) {
            shown = shown.replace(value, HIDDEN);
        }
        return shown;
    }

    /** The configuration without the secrets in it. */
    public ConfigNode hide(ConfigNode configuration) {
        return hide(configuration, false);
    }

    private ConfigNode hide(ConfigNode node, boolean secret) {
        if (node instanceof Mapping mapping) {
            boolean below = secret && !ConfigOverlay.isIntrinsic(mapping);
            List<Entry> entries = mapping.entries().stream()
                    .map(entry -> new Entry(
                            entry.key(), entry.keyLocation(), hide(entry.value(), below || isSecret(entry.key()))))
                    .toList();
            return new Mapping(entries, mapping.location());
        }
        if (node instanceof Sequence sequence) {
            return new Sequence(
                    sequence.items().stream().map(item -> hide(item, secret)).toList(), sequence.location());
        }
        Scalar scalar = (Scalar) node;
        String shown = secret && isHidden(scalar) ? HIDDEN : hide(scalar.text());
        return shown.equals(scalar.text()) ? scalar : new Scalar(shown, ScalarType.TEXT, scalar.location());
    }

    private static boolean isHidden(Scalar scalar) {
        boolean says = scalar.type() != ScalarType.NULL
                && scalar.type() != ScalarType.BOOLEAN
                && !scalar.text().isEmpty();
        return says && !REFERENCE.matcher(scalar.text()).matches();
    }

    /** Whether a name says that its value is secret. */
    static boolean isSecret(String name) {
        List<String> words = WORD_END.splitAsStream(name)
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
        if (words.isEmpty() || FOLDERS.contains(name) || ABOUT.contains(words.get(words.size() - 1))) {
            return false;
        }
        for (int i = 0; i < words.size(); i++) {
            boolean isKey = i > 0 && words.get(i).equals("key") && SECRET_KEYS.contains(words.get(i - 1));
            if (isKey || SECRET_WORDS.contains(words.get(i))) {
                return true;
            }
        }
        return false;
    }
}
