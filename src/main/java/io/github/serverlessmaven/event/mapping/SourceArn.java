/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.mapping;

import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.template.Intrinsic;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Optional;

/**
 * The ARN of what an event comes from, as it is configured.
 *
 * @param value the ARN as text, or an intrinsic function that gives it
 */
public record SourceArn(Value value) {

    /** The ARN, if it is written out. */
    public Optional<String> text() {
        return value instanceof Value.Text written ? Optional.of(written.text()) : Optional.empty();
    }

    /** The resource whose attribute the ARN is. */
    public Optional<LogicalId> getAtt() {
        return Intrinsic.resourceOfGetAtt(value);
    }

    /** What a {@code Ref} refers to. */
    public Optional<LogicalId> ref() {
        return function("Ref")
                .flatMap(name -> name instanceof Value.Text id ? LogicalId.of(id.text()) : Optional.empty());
    }

    /** The user's own resource of this type that the ARN belongs to, if it is declared in the service. */
    public Optional<Value.Mapping> declared(Service service, String type) {
        return getAtt().flatMap(service::ownResource)
                .filter(resource -> resource.text("Type").equals(Optional.of(type)));
    }

    /** What an intrinsic function calls the source: the resource, the export, or the end of a joined text. Empty where nothing names it. */
    public Optional<String> reference() {
        return getAtt().map(LogicalId::text)
                .or(() -> function("Ref").flatMap(SourceArn::lastText))
                .or(() -> function("Fn::ImportValue").flatMap(SourceArn::lastText))
                .or(() -> function("Fn::Join").flatMap(SourceArn::lastText))
                .or(() -> function("Fn::Sub").flatMap(SourceArn::template));
    }

    private Optional<Value> function(String name) {
        return value instanceof Value.Mapping mapping ? mapping.get(name) : Optional.empty();
    }

    private static Optional<String> template(Value sub) {
        return lastText(sub instanceof Value.Sequence parts ? parts.items().get(0) : sub)
                .map(text -> text.substring(text.lastIndexOf(':') + 1));
    }

    private static Optional<String> lastText(Value value) {
        if (value instanceof Value.Text text) {
            return Optional.of(text.text());
        }
        List<Value> parts = value instanceof Value.Mapping mapping
                ? List.copyOf(mapping.entries().values())
                : value instanceof Value.Sequence list ? list.items() : List.of();
        return parts.isEmpty() ? Optional.empty() : lastText(parts.get(parts.size() - 1));
    }
}
