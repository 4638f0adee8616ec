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
import io.github.serverlessmaven.diagnostic.Suggestion;
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

    /**
     * Whether text is a short form with its argument, or one misspelt: a first word that is close to a function's name. Short words need to
     * be exact, since {@code !Of} may be meant.
     */
    static boolean starts(String text) {
        if (!text.startsWith("!")) {
            return false;
        }
        String[] words = text.substring(1).strip().split("\\s+", 2);
        if (words.length < 2) {
            return words[0].equals("GetAZs");
        }
        return NAMES.contains(words[0])
                || (words[0].length() > 3 && Suggestion.of(words[0], NAMES).isPresent());
    }

    /** What is wrong with a text as the argument of a function; nothing if it can be right. */
    static Optional<String> problem(String name, String argument) {
        boolean isName = Set.of("Ref", "Condition", "ImportValue").contains(name);
        if (isName && argument.isEmpty()) {
            return Optional.of("!" + name + " lacks the name of what it refers to");
        }
        int dot = attributeDot(argument);
        boolean isAttribute = argument.contains("${") || (dot > 0 && dot < argument.length() - 1);
        return name.equals("GetAtt") && !isAttribute
                ? Optional.of(
                        "!GetAtt needs a resource and its attribute, joined by a dot, but is \"" + argument + "\"")
                : Optional.empty();
    }

    /** The long form of a tagged value. */
    static ConfigNode longForm(String name, ConfigNode argument) {
        String key = name.equals("Ref") || name.equals("Condition") ? name : "Fn::" + name;
        ConfigNode value = name.equals("GetAtt") ? attribute(argument) : argument;
        return new Mapping(List.of(new Entry(key, argument.location(), value)), argument.location());
    }

    private static ConfigNode attribute(ConfigNode argument) {
        if (argument instanceof Scalar scalar) {
            int dot = attributeDot(scalar.text());
            if (dot >= 0) {
                return new Sequence(
                        List.of(
                                text(scalar.text().substring(0, dot), scalar),
                                text(scalar.text().substring(dot + 1), scalar)),
                        scalar.location());
            }
        }
        return argument;
    }

    /** The first dot outside of variables; -1 if there is none, as when a variable gives both parts. */
    private static int attributeDot(String text) {
        int variables = 0;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (text.startsWith("${", i)) {
                variables++;
            } else if (character == '}' && variables > 0) {
                variables--;
            } else if (character == '.' && variables == 0) {
                return i;
            }
        }
        return -1;
    }

    private static Scalar text(String text, Scalar origin) {
        return new Scalar(text, ScalarType.TEXT, origin.location());
    }

    /** The name in a tag such as {@code !Sub}, if it is a short form. */
    static Optional<String> nameIn(String tag) {
        return tag.startsWith("!") && NAMES.contains(tag.substring(1))
                ? Optional.of(tag.substring(1))
                : Optional.empty();
    }
}
