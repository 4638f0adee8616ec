/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.plan;

import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Reference;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The values of a change as they may be shown. A text whose key has the name of a secret is hidden, and one that a reference to a secret
 * replaces, or that replaces one: deployed templates of other tools hold secrets in clear.
 *
 * @param before the value it has; empty if it is added
 * @param after the value it gets; empty if it is removed
 */
public record ShownValue(Optional<Value> before, Optional<Value> after) {

    private static final Value HIDDEN = Value.of("(hidden)");

    private static final String DYNAMIC = "{{resolve:";

    private static final Pattern SECRET_NAME =
            Pattern.compile("(?i).*(passw|pwd|secret|token|credential|private_?key|api_?key|access_?key|passphrase).*");

    /** The values of a property. */
    public static ShownValue of(PropertyChange change, Value.Mapping template) {
        return of(change.path().get(change.path().size() - 1), change.before(), change.after(), template);
    }

    /** The values of an entry. */
    public static ShownValue of(EntryChange change, Value.Mapping template) {
        return of(change.name(), change.before(), change.after(), template);
    }

    private static ShownValue of(String name, Optional<Value> before, Optional<Value> after, Value.Mapping template) {
        boolean hidesAll = before.stream().anyMatch(value -> isSecret(value, template))
                || after.stream().anyMatch(value -> isSecret(value, template));
        return new ShownValue(
                before.map(value -> shown(name, value, hidesAll, template)),
                after.map(value -> shown(name, value, hidesAll, template)));
    }

    private static boolean isSecret(Value value, Value.Mapping template) {
        return Json.compact(value).contains(DYNAMIC)
                || Reference.in(value, List.of()).stream().anyMatch(reference -> isNoEcho(reference, template));
    }

    private static boolean isNoEcho(Reference reference, Value.Mapping template) {
        return template.section("Parameters")
                .section(reference.target())
                .get("NoEcho")
                .filter(flag -> Json.compact(flag).contains("true"))
                .isPresent();
    }

    private static Value shown(String name, Value value, boolean hidesAll, Value.Mapping template) {
        if (value instanceof Value.Mapping mapping && !ValueComparison.isIntrinsic(value)) {
            Value.MappingBuilder shown = Value.mapping();
            mapping.entries().forEach((key, inner) -> shown.put(key, shown(key, inner, hidesAll, template)));
            return shown.build();
        }
        if (value instanceof Value.Sequence list) {
            return new Value.Sequence(list.items().stream()
                    .map(item -> shown(name, item, hidesAll, template))
                    .toList());
        }
        boolean isText = value instanceof Value.Text || value instanceof Value.Numeric;
        return isText
                        && !isSecret(value, template)
                        && (hidesAll || SECRET_NAME.matcher(name).matches())
                ? HIDDEN
                : value;
    }
}
