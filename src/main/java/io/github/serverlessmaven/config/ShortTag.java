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
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The short forms of CloudFormation's intrinsic functions: {@code !GetAtt Queue.Arn} is {@code Fn::GetAtt: [Queue, Arn]}. */
final class ShortTag {

    /** From "Intrinsic function reference" in the AWS CloudFormation template reference. */
    static final Set<String> NAMES = Set.of(
            "And",
            "Base64",
            "Cidr",
            "Condition",
            "Equals",
            "FindInMap",
            "GetAtt",
            "GetAZs",
            "If",
            "ImportValue",
            "Join",
            "Length",
            "Not",
            "Or",
            "Ref",
            "Select",
            "Split",
            "Sub",
            "ToJsonString",
            "Transform");

    private ShortTag() {}

    /** Whether a key is the long form of an intrinsic function. */
    static boolean isIntrinsic(String key) {
        return key.equals("Ref") || key.startsWith("Fn::");
    }

    /** Whether text starts with a short form. */
    static boolean starts(String text) {
        return text.startsWith("!") && NAMES.contains(text.substring(1).split("\\s", 2)[0]);
    }

    /** The long form of a tagged value. */
    static ConfigNode longForm(String name, ConfigNode argument) {
        String key = name.equals("Ref") || name.equals("Condition") ? name : "Fn::" + name;
        ConfigNode value = name.equals("GetAtt") ? attribute(argument) : argument;
        return new Mapping(List.of(new Entry(key, argument.location(), value)), argument.location());
    }

    private static ConfigNode attribute(ConfigNode argument) {
        if (argument instanceof Scalar scalar && scalar.text().contains(".")) {
            int dot = scalar.text().indexOf('.');
            return new Sequence(
                    List.of(
                            text(scalar.text().substring(0, dot), scalar),
                            text(scalar.text().substring(dot + 1), scalar)),
                    scalar.location());
        }
        return argument;
    }

    private static Scalar text(String text, Scalar origin) {
        return new Scalar(text, ScalarType.TEXT, origin.location());
    }

    /** The name in a tag such as {@code !Sub}, if it is a short form. */
    static Optional<String> nameIn(String tag) {
        return Optional.of(tag)
                .filter(text -> text.startsWith("!"))
                .map(text -> text.substring(1))
                .filter(NAMES::contains);
    }
}
