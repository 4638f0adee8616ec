/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.reference;

import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The page of a type of event: how it is configured in YAML and in the POM, what its example adds to the template, and its settings.
 *
 * @param type the type of event
 */
record EventPage(Property<?> type) implements ReferencePage {

    private static final String GENERATED =
            "<!-- Generated from the schema by ReferenceTest; run \"mvn test -Dserverless.update\" to renew it. -->\n\n";

    @Override
    public String file() {
        return "events/" + type.name() + ".md";
    }

    @Override
    public String text() {
        ExampleService function =
                ExampleService.of(ExampleService.read("functions: {hello: {handler: com.example.App}}"));
        ExampleService event = function.with(
                ExampleService.read("functions: {hello: {events: [{" + type.name() + ": " + type.example() + "}]}}"));
        StringBuilder page = new StringBuilder(GENERATED + "# " + type.name() + "\n\n");
        page.append(PropertyPage.escaped(type.doc())).append("\n\n");
        page.append("- Values: ")
                .append(PropertyPage.escaped(type.type().describe()))
                .append(".\n\n");
        PropertyPage.show(page, function, event);
        type.type().section().ifPresent(section -> settings(page, section));
        return page.toString();
    }

    private static void settings(StringBuilder page, ObjectSchema section) {
        page.append("\n## Settings\n\n| setting | values | default | meaning |\n|---|---|---|---|\n");
        rows(page, section, "");
    }

    private static void rows(StringBuilder page, ObjectSchema section, String prefix) {
        for (Property<?> setting : section.properties()) {
            String names = Stream.concat(Stream.of(setting.name()), setting.aliases().stream())
                    .map(name -> "`" + prefix + name + "`")
                    .collect(Collectors.joining(", "));
            String preset =
                    PropertyPage.preset(setting).map(value -> "`" + value + "`").orElse("");
            page.append(Stream.of(
                            names,
                            cell(setting.type().describe()),
                            preset,
                            cell(setting.doc() + setting.effect().remark()))
                    .collect(Collectors.joining(" | ", "| ", " |\n")));
            setting.type().section().ifPresent(below -> rows(page, below, prefix + setting.name() + "."));
        }
    }

    private static String cell(String text) {
        return PropertyPage.escaped(text).replace("|", "\\|");
    }
}
