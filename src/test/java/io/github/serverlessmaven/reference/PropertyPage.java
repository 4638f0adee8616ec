/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.reference;

import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.config.ConfigNode.Mapping;
import io.github.serverlessmaven.schema.Effect;
import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The page of a property: what it is, how it stands in YAML and in the POM, what its example changes in the template, and the same of each
 * key below it.
 *
 * @param section the folder of the page, and what the section is called
 * @param path the keys that lead to the section in an example
 * @param property the property
 */
record PropertyPage(String section, List<String> path, Property<?> property) {

    private static final String GENERATED =
            "<!-- Generated from the schema by ReferenceTest; run \"mvn test -Dserverless.update\" to renew it. -->\n\n";

    private static final String NETWORK =
            "vpc: {securityGroupIds: [sg-0123456789abcdef0], subnetIds: [subnet-0123456789abcdef0]}";

    /** What else a function needs for the example of one of its properties. */
    private static final Map<String, String> OF_FUNCTIONS = Map.of(
            "fileSystemConfig", NETWORK,
            "capacityProvider", "{runtime: java21, memorySize: 2048}",
            "logs", "{}",
            "snapStart", "{}");

    /** What else a service needs for the example of a property, by section and name. */
    private static final Map<String, String> OF_SERVICES = Map.of(
            "provider.stackParameters", "resources: {Parameters: {Domain: {Type: String, Default: localhost}}}",
            "functions.destinations", "functions: {audit: {handler: com.example.Audit}}",
            "functions.condition", "resources: {Conditions: {IsProduction: !Equals [!Ref 'AWS::Region', eu-central-1]}}");

    String file() {
        return section + "/" + property.name() + ".md";
    }

    /** The whole page. */
    String text() {
        Mapping example = example(property, path);
        ExampleService without = ExampleService.of(context());
        ExampleService with = isImage() ? ExampleService.of(example) : without.with(example);
        StringBuilder page = new StringBuilder(GENERATED + "# " + title() + "\n\n");
        describe(page, property);
        show(page, without, with);
        List<String> below = new ArrayList<>(path);
        below.add(property.name());
        property.type().section().ifPresent(keys -> keys(page, keys, below, with, ""));
        return page.toString();
    }

    private String title() {
        return switch (section) {
            case "service" -> property.name();
            case "functions", "layers" -> section + ".&lt;key>." + property.name();
            default -> section + "." + property.name();
        };
    }

    private boolean isImage() {
        return section.equals("functions") && property.name().equals("image");
    }

    /** What stands around the example, and is shown. */
    private Mapping context() {
        String own = section.equals("functions") ? OF_FUNCTIONS.getOrDefault(property.name(), "{}") : "{}";
        ExampleService service = ExampleService.of(ExampleService.read(
                OF_SERVICES.getOrDefault(section + "." + property.name(), "{}")));
        String needed = section.equals("layers") && !property.name().equals("path")
                ? "layers: {tools: {path: layers/tools}}"
                : section.equals("layers") ? "layers: {tools: {path: tools}}" : "{}";
        boolean versions = property.name().startsWith("version");
        Mapping function = ExampleService.at(
                List.of("functions", "hello"), ExampleService.read("handler: com.example.App"));
        return service.with(function)
                .with(ExampleService.at(List.of("functions", "hello"), ExampleService.read(own)))
                .with(ExampleService.read(needed))
                .with(ExampleService.read(versions ? "provider: {versionFunctions: true}" : "{}"))
                .shown();
    }

    private static Mapping example(Property<?> property, List<String> path) {
        ConfigNode value = ExampleService.read(property.name() + ": " + property.example())
                .get(property.name())
                .orElseThrow();
        List<String> whole = new ArrayList<>(path);
        whole.add(property.name());
        return ExampleService.at(whole, value);
    }

    private static void describe(StringBuilder page, Property<?> property) {
        page.append(escaped(property.doc())).append("\n\n");
        page.append("- Values: " + escaped(property.type().describe()) + ".\n");
        property.aliases().forEach(alias -> page.append("- Also written `" + alias + "`.\n"));
        preset(property).ifPresent(value -> page.append("- Default: `" + value + "`.\n"));
        property.inheritance()
                .ifPresent(from -> page.append("- Inherited from [`provider." + from.providerProperty().name()
                        + "`](../provider/" + from.providerProperty().name() + ".md).\n"));
        page.append('\n');
    }

    private static void show(StringBuilder page, ExampleService without, ExampleService with) {
        page.append("In `serverless.yml`:\n\n" + with.yaml() + "\nIn `pom.xml`:\n\n" + with.pom() + "\n");
        without.template()
                .flatMap(before -> with.template().map(after -> new TemplateChange(before, after)))
                .ifPresentOrElse(
                        change -> page.append(change.describe()),
                        () -> page.append("It needs other keys besides to be complete.\n"));
    }

    /** The keys below, each with its example inside that of the property. */
    private static void keys(
            StringBuilder page, ObjectSchema schema, List<String> path, ExampleService whole, String prefix) {
        for (Property<?> key : schema.properties()) {
            if (!(key.effect() instanceof Effect.Full)) {
                continue;
            }
            page.append("\n## " + prefix + key.name() + "\n\n");
            describe(page, key);
            List<String> inside = new ArrayList<>(path);
            whole.nameBelow(path, schema).ifPresent(inside::add);
            ExampleService with = whole.with(example(key, inside));
            show(page, whole.without(inside, key.name()), with);
            inside.add(key.name());
            key.type().section().ifPresent(keys -> keys(page, keys, inside, with, prefix + key.name() + "."));
        }
    }

    static String escaped(String text) {
        return text.replace("<", "&lt;");
    }

    /** A property's default as it would be configured, if it is a single word. */
    static Optional<String> preset(Property<?> property) {
        return property.defaultValue()
                .filter(value -> !(value instanceof Record))
                .map(value -> value instanceof Enum<?> word ? word.name().toLowerCase(Locale.ROOT) : value.toString());
    }
}
