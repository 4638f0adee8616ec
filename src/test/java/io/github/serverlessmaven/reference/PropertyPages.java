/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.reference;

import io.github.serverlessmaven.artifact.FixedPackages;
import io.github.serverlessmaven.compile.ServiceCompiler;
import io.github.serverlessmaven.compile.StandardFeatures;
import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.config.YamlReader;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.model.ServiceAssembler;
import io.github.serverlessmaven.schema.Effect;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A page for each property of a function: what it is, and what its example changes in the template, found by compiling it. */
final class PropertyPages {

    private static final String GENERATED =
            "<!-- Generated from the schema by ReferenceTest; run \"mvn test -Dserverless.update\" to renew it. -->\n\n";
    private static final String HEADING = """
            service: demo
            provider:
              name: aws
              region: eu-central-1
              runtime: java17
              versionFunctions: %s
              ecr: {images: {base: '123456789012.dkr.ecr.eu-central-1.amazonaws.com/app:1.0'}}
            functions:
            """;
    private static final String HANDLER = "    handler: com.example.Hello\n";
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 1);

    private PropertyPages() {}

    /** The properties of a function that have an effect; events are no single one. */
    static List<Property<?>> properties() {
        return StandardFeatures.schema().function().properties().stream()
                .filter(property -> property.effect() instanceof Effect.Full)
                .filter(property -> !property.name().equals("events"))
                .toList();
    }

    static String page(Property<?> property) {
        String others = others(property);
        String example = "  hello:\n" + others + "    " + property.name() + ": " + property.example() + "\n";
        boolean versioned = property.name().startsWith("version");
        Value.Mapping before = template(versioned, "  hello:\n" + (others.isEmpty() ? HANDLER : others));
        Value.Mapping after = template(versioned, example);
        return GENERATED + "# " + property.name() + "\n\n" + property.doc() + "\n\n" + facts(property)
                + "\n```yaml\nfunctions:\n" + example + "```\n\n" + effect(before, after);
    }

    private static String facts(Property<?> property) {
        StringBuilder facts =
                new StringBuilder("- Values: " + text(property.type().describe()) + ".\n");
        property.aliases().forEach(alias -> facts.append("- Also written `" + alias + "`.\n"));
        preset(property).ifPresent(value -> facts.append("- Default: `" + value + "`.\n"));
        property.inheritance()
                .ifPresent(from -> facts.append(
                        "- Inherited from `provider." + from.providerProperty().name() + "`.\n"));
        return facts.toString();
    }

    private static String effect(Value.Mapping before, Value.Mapping after) {
        Value.Mapping added = changes(before, after);
        List<String> removed = removed("", before, after);
        StringBuilder effect = new StringBuilder();
        if (!added.entries().isEmpty()) {
            effect.append("What it adds to the template, or changes there:\n\n```json\n")
                    .append(Json.pretty(added).strip())
                    .append("\n```\n");
        }
        if (!removed.isEmpty()) {
            effect.append(effect.isEmpty() ? "" : "\n").append("What it takes out of the template:\n\n");
            removed.forEach(path -> effect.append("- `" + path + "`\n"));
        }
        return effect.isEmpty()
                ? "Nothing of the template but the place of the code follows from it.\n"
                : effect.toString();
    }

    private static List<String> removed(String path, Value.Mapping before, Value.Mapping after) {
        List<String> removed = new ArrayList<>();
        before.entries().forEach((key, value) -> {
            Optional<Value> left = after.get(key);
            if (left.isEmpty()) {
                removed.add(path + key);
            } else if (value instanceof Value.Mapping was && left.get() instanceof Value.Mapping is) {
                removed.addAll(removed(path + key + ".", was, is));
            }
        });
        return removed;
    }

    /** The settings that the example cannot do without. */
    private static String others(Property<?> property) {
        return switch (property.name()) {
            case "handler", "image" -> "";
            case "fileSystemConfig" ->
                HANDLER
                        + "    vpc: {securityGroupIds: [sg-0123456789abcdef0], subnetIds: [subnet-0123456789abcdef0]}\n";
            case "capacityProvider" -> HANDLER + "    runtime: java21\n    memorySize: 2048\n";
            default -> HANDLER;
        };
    }

    private static String text(String text) {
        return text.replace("<", "&lt;");
    }

    private static Value.Mapping changes(Value.Mapping before, Value.Mapping after) {
        Value.MappingBuilder changes = Value.mapping();
        after.entries().forEach((key, value) -> {
            Optional<Value> old = before.get(key);
            if (old.isPresent() && old.get() instanceof Value.Mapping was && value instanceof Value.Mapping is) {
                Value.Mapping inner = changes(was, is);
                if (!inner.entries().isEmpty()) {
                    changes.put(key, inner);
                }
            } else if (!old.equals(Optional.of(value))) {
                changes.put(key, value);
            }
        });
        return changes.build();
    }

    private static Value.Mapping template(boolean versioned, String functions) {
        Diagnostics diagnostics = new Diagnostics();
        ConfigNode.Mapping tree = (ConfigNode.Mapping) new YamlReader(diagnostics)
                .read(HEADING.formatted(versioned) + functions, "serverless.yml")
                .orElseThrow();
        Optional<Service> service = new ServiceAssembler(StandardFeatures.schema(), diagnostics).assemble(tree);
        service.ifPresent(assembled -> new ServiceCompiler(assembled).check(diagnostics, TODAY));
        diagnostics.throwIfErrors();
        return new ServiceCompiler(service.orElseThrow()).compile(FixedPackages.of(service.get()));
    }

    /** A property's default as it would be configured, if it is a single word. */
    static Optional<String> preset(Property<?> property) {
        return property.defaultValue()
                .filter(value -> !(value instanceof Record))
                .map(value -> value instanceof Enum<?> word ? word.name().toLowerCase(Locale.ROOT) : value.toString());
    }
}
