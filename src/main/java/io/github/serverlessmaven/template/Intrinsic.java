/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.template;

import java.util.List;
import java.util.Optional;

/**
 * The intrinsic functions that generated resources use. See "Intrinsic function reference" in the AWS CloudFormation user guide.
 */
public final class Intrinsic {

    private Intrinsic() {}

    /** {@code Ref} to a resource of this template. */
    public static Value ref(LogicalId id) {
        return Value.mapping("Ref", Value.of(id.text()));
    }

    /** {@code Ref} to a pseudo parameter such as {@code AWS::Region}. */
    public static Value pseudo(String parameter) {
        return Value.mapping("Ref", Value.of(parameter));
    }

    /** {@code Fn::GetAtt} of a resource of this template. */
    public static Value getAtt(LogicalId id, String attribute) {
        return Value.mapping("Fn::GetAtt", Value.texts(List.of(id.text(), attribute)));
    }

    /** The resource that an {@code Fn::GetAtt} refers to; empty for any other value. */
    public static Optional<LogicalId> resourceOfGetAtt(Value value) {
        Value reference = value instanceof Value.Mapping mapping
                ? mapping.get("Fn::GetAtt").orElse(Value.NULL)
                : Value.NULL;
        if (reference instanceof Value.Sequence parts && !parts.items().isEmpty()) {
            reference = parts.items().get(0);
        }
        if (!(reference instanceof Value.Text text)) {
            return Optional.empty();
        }
        int end = text.text().indexOf('.');
        return LogicalId.of(end < 0 ? text.text() : text.text().substring(0, end));
    }

    /** {@code Fn::Sub} of a text with <code>${…}</code> places. */
    public static Value sub(String text) {
        return Value.mapping("Fn::Sub", Value.of(text));
    }

    /** {@code Fn::Sub} of a text with <code>${name}</code> places, one of which stands for a value. */
    public static Value sub(String text, String name, Value value) {
        return Value.mapping("Fn::Sub", Value.list(Value.of(text), Value.mapping(name, value)));
    }

    /** {@code Fn::Join} of parts. */
    public static Value join(String delimiter, Value... parts) {
        return Value.mapping("Fn::Join", Value.list(Value.of(delimiter), Value.list(parts)));
    }
}
