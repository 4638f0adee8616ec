/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.mapping;

import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a target of a rule of EventBridge gets in place of the event: {@code Input}, {@code InputPath} or {@code InputTransformer}. See
 * "Amazon EventBridge input transformation" in the EventBridge user guide.
 *
 * @param target the properties of the target
 */
public record TargetInput(Value.Mapping target) {

    private static final Pattern VARIABLE = Pattern.compile("<([^<>\\s\"]+)>");

    /**
     * The rule that an event matched.
     *
     * @param arn its ARN
     * @param name its name
     * @param time when the event arrived, as AWS writes it
     */
    public record Rule(String arn, String name, String time) {}

    /**
     * The payload as JSON; the whole event if the target does not say otherwise.
     *
     * @throws MappingProblem if a path of the target is malformed
     */
    public String payload(Value.Mapping event, Rule rule) {
        Optional<String> path = target.text("InputPath").filter(text -> !text.isEmpty());
        if (target.get("InputTransformer").isPresent()) {
            return transformed(target.section("InputTransformer"), event, rule);
        }
        return target.text("Input")
                .or(() -> path.map(part -> Json.compact(selected(event, part).orElse(Value.Mapping.EMPTY))))
                .orElseGet(() -> Json.compact(event));
    }

    private static Optional<Value> selected(Value.Mapping event, String path) {
        JsonDocument document = JsonDocument.of(Json.compact(event));
        return document.find(path).flatMap(found -> Json.tryParse(document.json(path)));
    }

    private static String transformed(Value.Mapping transformer, Value.Mapping event, Rule rule) {
        String template = transformer.text("InputTemplate").orElse("");
        StringBuilder result = new StringBuilder();
        Matcher variables = VARIABLE.matcher(template);
        int end = 0;
        boolean isInString = false;
        while (variables.find()) {
            String before = template.substring(end, variables.start());
            isInString ^= hasOddQuotes(before);
            result.append(before);
            Value value = value(variables.group(1), transformer.section("InputPathsMap"), event, rule);
            result.append(isInString ? inString(value) : Json.compact(value));
            end = variables.end();
        }
        return result.append(template.substring(end)).toString();
    }

    private static boolean hasOddQuotes(String text) {
        return text.replaceAll("\\\\.", "")
                                .chars()
                                .filter(letter -> letter == '"')
                                .count()
                        % 2
                == 1;
    }

    /** What is not in the event is nothing. */
    private static Value value(String variable, Value.Mapping paths, Value.Mapping event, Rule rule) {
        Map<String, Value> predefined = Map.of(
                "aws.events.rule-arn", Value.of(rule.arn()),
                "aws.events.rule-name", Value.of(rule.name()),
                "aws.events.event.ingestion-time", Value.of(rule.time()),
                "aws.events.event", event.without("detail"),
                "aws.events.event.json", event);
        return Optional.ofNullable(predefined.get(variable))
                .or(() -> paths.text(variable).flatMap(path -> selected(event, path)))
                .orElse(Value.NULL);
    }

    private static String inString(Value value) {
        if (value.equals(Value.NULL)) {
            return "";
        }
        String quoted = Json.compact(value instanceof Value.Text ? value : Value.of(Json.compact(value)));
        return quoted.substring(1, quoted.length() - 1);
    }
}
