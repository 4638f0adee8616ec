/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.config;

import io.github.serverlessmaven.config.ConfigNode.Mapping;
import io.github.serverlessmaven.config.ConfigNode.Scalar;
import io.github.serverlessmaven.config.ConfigNode.ScalarType;
import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.diagnostic.Location;
import io.github.serverlessmaven.diagnostic.Suggestion;
import java.util.Optional;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/** What tags say about values: CloudFormation's short forms, and the few of YAML's own that JSON can express. */
final class YamlTags {

    static final DiagnosticCode UNKNOWN_TAG =
            new DiagnosticCode("UNKNOWN_TAG", "The YAML tag is not a short form of CloudFormation's functions.");

    static final DiagnosticCode TAG_MISMATCH =
            new DiagnosticCode("TAG_MISMATCH", "The value is not of the form its YAML tag asks for.");

    private static final String YAML = "tag:yaml.org,2002:";

    /** More unknown tags than a person has misspelt are not worth the time to compare them. */
    private static final int SUGGESTIONS = 100;

    private final YamlPlace place;
    private final Diagnostics diagnostics;
    private int unknownTags;

    YamlTags(YamlPlace place, Diagnostics diagnostics) {
        this.place = place;
        this.diagnostics = diagnostics;
    }

    /** A scalar as its tag, its quotes or its look say. */
    ConfigNode scalar(ScalarEvent event) {
        String written = event.getValue();
        String tag = event.getTag().orElse("");
        Optional<Location> location = place.of(event);
        Scalar text = new Scalar(written, ScalarType.TEXT, location);
        Optional<String> function = ShortTag.nameIn(tag);
        if (function.isPresent()) {
            ShortTag.problem(function.get(), written)
                    .ifPresent(problem -> mismatch(location, problem, "Complete it, as in " + example(function.get())));
            return ShortTag.longForm(function.get(), text);
        }
        PlainScalar plain = PlainScalar.of(written);
        Scalar untagged = event.isPlain() ? new Scalar(plain.text(), plain.type(), location) : text;
        return switch (tag) {
            case "" -> untagged;
            case "!", YAML + "str" -> text;
            case YAML + "null", YAML + "bool", YAML + "int", YAML + "float" ->
                typed(tag.substring(YAML.length()), plain, location);
            default -> {
                unknown(tag, location);
                yield untagged;
            }
        };
    }

    private static String example(String function) {
        return function.equals("GetAtt") ? "\"!GetAtt Queue.Arn\"." : "\"!" + function + " Name\".";
    }

    private Scalar typed(String tag, PlainScalar plain, Optional<Location> location) {
        ScalarType type = switch (tag) {
            case "null" -> ScalarType.NULL;
            case "bool" -> ScalarType.BOOLEAN;
            case "int" -> ScalarType.INTEGER;
            default -> ScalarType.DECIMAL;
        };
        boolean fits = plain.type() == type || (type == ScalarType.DECIMAL && plain.type() == ScalarType.INTEGER);
        if (!fits) {
            mismatch(
                    location,
                    "!!" + tag + " cannot be \"" + plain.text() + "\"",
                    "Remove the tag, or correct the value.");
        }
        return new Scalar(plain.text(), fits ? type : ScalarType.TEXT, location);
    }

    /** A list or mapping as its tag says. */
    ConfigNode collection(CollectionStartEvent event, ConfigNode untagged) {
        String tag = event.getTag().orElse("");
        Optional<String> function = ShortTag.nameIn(tag);
        if (function.isPresent()) {
            return ShortTag.longForm(function.get(), untagged);
        }
        String own = untagged instanceof Mapping ? "map" : "seq";
        if (tag.equals(YAML + "map") || tag.equals(YAML + "seq")) {
            if (!tag.endsWith(own)) {
                mismatch(
                        place.of(event),
                        "!!" + tag.substring(YAML.length()) + " cannot be " + untagged.describe(),
                        "Remove the tag.");
            }
        } else if (!tag.isEmpty() && !tag.equals("!")) {
            unknown(tag, place.of(event));
        }
        return untagged;
    }

    private void unknown(String tag, Optional<Location> location) {
        Optional<String> meant = ++unknownTags > SUGGESTIONS
                ? Optional.empty()
                : Suggestion.of(tag.replaceFirst("^!(Fn::)?", ""), ShortTag.NAMES);
        diagnostics.error(
                UNKNOWN_TAG,
                location,
                "",
                "the tag " + tag.replace(YAML, "!!") + " is unknown",
                meant.map(known -> "Did you mean \"!" + known + "\"?")
                        .orElse("Use one of CloudFormation's short forms, such as !Ref, !GetAtt or !Sub, or quotes."));
    }

    private void mismatch(Optional<Location> location, String problem, String remedy) {
        diagnostics.error(TAG_MISMATCH, location, "", problem, remedy);
    }
}
