/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.schema;

import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The configured keys of one section that change nothing: one warning names them all, those that would have to change something are reported each. */
public final class IneffectiveKeys {

    static final DiagnosticCode NO_EFFECT =
            new DiagnosticCode("NO_EFFECT", "The keys belong to Serverless and change nothing here.");

    static final DiagnosticCode NOT_AVAILABLE = new DiagnosticCode(
            "NOT_AVAILABLE", "The property exists in Serverless and changes what is deployed, but not here.");

    private final List<ConfigNode.Entry> withoutEffect = new ArrayList<>();
    private final Set<String> advice = new LinkedHashSet<>();

    IneffectiveKeys() {}

    /** Notes a configured key, or reports it if it must not be passed over. */
    <T> void note(Property<T> property, ConfigNode.Entry entry, T value, Binding binding) {
        if (property.effect() instanceof Effect.None<T> none) {
            withoutEffect.add(entry);
            advice.add(none.advice().apply(value));
        } else if (property.effect() instanceof Effect.Unavailable<T> unavailable) {
            binding.diagnostics()
                    .error(
                            NOT_AVAILABLE,
                            entry.keyLocation(),
                            binding.at(entry.key()).path(),
                            "is not available here",
                            unavailable.remedy());
        }
    }

    /** Names the keys noted. */
    void warn(Binding section) {
        if (withoutEffect.isEmpty()) {
            return;
        }
        String keys = withoutEffect.stream().map(ConfigNode.Entry::key).collect(Collectors.joining(", "));
        String instead = advice.stream().filter(text -> !text.isEmpty()).collect(Collectors.joining(" "));
        section.diagnostics()
                .warning(
                        NO_EFFECT,
                        withoutEffect.get(0).keyLocation(),
                        section.path(),
                        keys + (withoutEffect.size() == 1 ? " has" : " have") + " no effect here",
                        instead.isEmpty() ? "Leave it in place for Serverless, or remove it." : instead);
    }
}
