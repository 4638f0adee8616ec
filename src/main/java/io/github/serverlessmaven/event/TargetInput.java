/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.model.Delivery;
import io.github.serverlessmaven.model.EventShape;
import io.github.serverlessmaven.model.TemplateTypes;
import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What the target of a rule or schedule gets instead of the event: a fixed input, a part of the event, or a text made of parts. */
public final class TargetInput {

    /** Several of the ways to make the input of a target. */
    public static final DiagnosticCode SEVERAL_INPUTS =
            new DiagnosticCode("SEVERAL_INPUTS", "A rule has more than one of input, inputPath and inputTransformer.");

    /** An input that EventBridge would refuse. */
    public static final DiagnosticCode INPUT_NOT_JSON =
            new DiagnosticCode("INPUT_NOT_JSON", "The input of a rule or schedule is text, but not JSON.");

    /** From "PutTargets" in the Amazon EventBridge API reference. */
    private static final int LONGEST_INPUT = 8192;

    /** What functions get where nothing is made of the event. */
    public static final EventShape WHOLE_EVENT = EventShape.signal("an event of EventBridge", "ScheduledEvent");

    private static final int LONGEST_PATH = 256;

    private static final Property<Value> INPUT = Property.of(
            "input",
            Types.either(
                    Types.text(LONGEST_INPUT).map(Value::of),
                    Types.map("a key of the input", "[\\s\\S]*", TemplateTypes.value())
                            .map(keys -> (Value) new Value.Mapping(keys))),
            "What the function gets instead of the event: a mapping, or JSON as text.",
            "{key: value}");

    /** A part of the event, of rules only. */
    public static final Property<String> INPUT_PATH = Property.of(
            "inputPath",
            Types.text("1 to 256 characters", "[\\s\\S]{1," + LONGEST_PATH + "}"),
            "The part of the event that the function gets.",
            "$.detail");

    private static final Property<String> TEMPLATE = Property.of(
            "inputTemplate",
            Types.text("1 to 8192 characters", "[\\s\\S]{1," + LONGEST_INPUT + "}"),
            "The text that the function gets, with the names of parts in angle brackets.",
            "'{\"id\": <id>}'");

    private static final Property<Map<String, String>> PATHS = Property.of(
            "inputPathsMap",
            Types.map("the name of a part", "[A-Za-z0-9_-]+", Types.text()),
            "The parts of the event by their names.",
            "{id: $.detail.id}");

    /** A text made of parts, of rules only. */
    public static final Property<PropertyValues> TRANSFORMER = Property.of(
            "inputTransformer",
            ObjectSchema.of(List.of(TEMPLATE, PATHS)).requiring(TEMPLATE),
            "A text made of parts of the event that the function gets instead of it.",
            "{inputPathsMap: {id: $.detail.id}, inputTemplate: '{\"id\": <id>}'}");

    /** The properties of an event that make the input. */
    public static final List<Property<?>> PROPERTIES = List.of(INPUT, INPUT_PATH, TRANSFORMER);

    private TargetInput() {}

    /** Reports what EventBridge would refuse. */
    public static void check(PropertyValues settings, Diagnostics diagnostics) {
        List<Property<?>> given = PROPERTIES.stream()
                .filter(property -> settings.configured(property).isPresent())
                .toList();
        if (given.size() > 1) {
            settings.error(
                    given.get(1),
                    diagnostics,
                    SEVERAL_INPUTS,
                    "makes the input too, as \"" + given.get(0) + "\" does",
                    "Keep one of input, inputPath and inputTransformer.");
        }
        settings.get(INPUT)
                .filter(Value.Text.class::isInstance)
                .map(text -> ((Value.Text) text).text())
                .filter(text -> Json.tryParse(text).isEmpty())
                .ifPresent(text -> settings.violation(
                        INPUT,
                        diagnostics,
                        INPUT_NOT_JSON,
                        "must be JSON, but is \"" + text + "\"",
                        "Write a mapping, or JSON as text, such as '\"" + text.replace("\"", "") + "\"'."));
    }

    /** The properties of the target that make the input. */
    public static Value.Mapping of(PropertyValues settings) {
        return of(settings, fixed -> fixed);
    }

    /**
     * The same.
     *
     * @param preparation changes a fixed input
     */
    public static Value.Mapping of(PropertyValues settings, UnaryOperator<Value> preparation) {
        return Value.mapping()
                .put("Input", settings.get(INPUT).map(preparation).map(TargetInput::text))
                .put("InputPath", settings.get(INPUT_PATH).map(Value::of))
                .put("InputTransformer", settings.get(TRANSFORMER).map(TargetInput::transformer))
                .build();
    }

    /** What the function gets: the event, unless something is made of it. */
    public static Delivery delivery(Event<?> event, PropertyValues settings, EventShape whole) {
        boolean isWhole = PROPERTIES.stream()
                .noneMatch(property -> settings.configured(property).isPresent());
        return isWhole ? event.delivery(whole) : event.deliveryOfAnything();
    }

    private static Value text(Value input) {
        return input instanceof Value.Text || isIntrinsic(input) ? input : JsonTemplate.of(input);
    }

    private static boolean isIntrinsic(Value input) {
        return input instanceof Value.Mapping mapping && TemplateTypes.isIntrinsic(mapping);
    }

    private static Value transformer(PropertyValues settings) {
        Optional<Value> paths = settings.get(PATHS).map(all -> {
            Value.MappingBuilder builder = Value.mapping();
            all.forEach(builder::put);
            return builder.build();
        });
        return Value.mapping()
                .put("InputPathsMap", paths)
                .put("InputTemplate", settings.get(TEMPLATE).map(Value::of))
                .build();
    }
}
