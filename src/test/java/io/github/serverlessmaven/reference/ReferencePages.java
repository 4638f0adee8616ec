/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.reference;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.serverlessmaven.compile.StandardFeatures;
import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.model.LayerSchema;
import io.github.serverlessmaven.model.ServiceSchema;
import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The pages below {@code docs/reference}, made from the schema, the diagnostic codes and the plugin's descriptor. */
final class ReferencePages {

    private static final String GENERATED =
            "<!-- Generated from %s by ReferenceTest; run \"mvn test -Dserverless.update\" to renew it. -->\n\n";

    private ReferencePages() {}

    static String configuration() {
        StringBuilder page = new StringBuilder(String.format(GENERATED, "the schema"));
        page.append("# Configuration\n\n"
                + "Every property, by its section. The same keys stand in `serverless.yml` and below `<configuration>` in the POM;\n"
                + "[the guide](../guides/pom.md) shows how lists, mappings and functions are written there. The page of a property shows\n"
                + "both forms, the keys below it, and what its example changes in the CloudFormation template of a small service on java17\n"
                + "whose functions publish no versions.\n");
        ServiceSchema schema = StandardFeatures.schema();
        section(page, "Top level", "service", schema.root());
        section(
                page,
                "`provider`",
                "provider",
                schema.provider().type().section().orElseThrow());
        section(page, "`functions.<key>`", "functions", schema.function());
        page.append(functionsInParts());
        page.append(
                "\n## `functions.<key>.events`\n\nEach item of the list is one event, a mapping of its type to its settings.\n\n"
                        + "| type | meaning |\n|---|---|\n");
        PropertyPages.events().forEach(event -> page.append(row(event.type(), event.file())));
        section(
                page,
                "`layers.<key>`",
                "layers",
                LayerSchema.LAYERS.type().section().orElseThrow());
        return page.toString();
    }

    private static String functionsInParts() {
        ExampleService service =
                ExampleService.of(ExampleService.read("functions: [{create: {handler: com.example.Create}},"
                        + " {find: {handler: com.example.Find}, create: {timeout: 10}}]"));
        return "\n`functions` is a mapping whose keys name the functions, or a list of such mappings, which are joined from first to\n"
                + "last. The list in `serverless.yml`:\n\n" + service.yaml() + "\nand in `pom.xml`:\n\n"
                + service.pom();
    }

    private static void section(StringBuilder page, String title, String section, ObjectSchema schema) {
        Map<String, String> files = PropertyPages.of(section).stream()
                .collect(Collectors.toMap(of -> of.property().name(), PropertyPage::file));
        page.append("\n## ").append(title).append("\n\n| property | meaning |\n|---|---|\n");
        schema.properties().forEach(property -> page.append(row(property, files.get(property.name()))));
    }

    private static String row(Property<?> property, @Nullable String file) {
        String name = "`" + property.name() + "`";
        String names = (file == null ? name : "[" + name + "](" + file + ")")
                + property.aliases().stream().map(alias -> ", `" + alias + "`").collect(Collectors.joining());
        return "| " + names + " | " + cell(property.doc() + property.effect().remark()) + " |\n";
    }

    /** Looking through all classes takes seconds. */
    private static final List<DiagnosticCode> CODES = findCodes();

    static List<DiagnosticCode> codes() {
        return CODES;
    }

    private static List<DiagnosticCode> findCodes() {
        return new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("io.github.serverlessmaven")
                        .stream()
                        .map(JavaClass::getFields)
                        .flatMap(fields -> fields.stream())
                        .filter(field -> field.getRawType().isEquivalentTo(DiagnosticCode.class))
                        .filter(field ->
                                field.getModifiers().contains(com.tngtech.archunit.core.domain.JavaModifier.STATIC))
                        .map(ReferencePages::value)
                        .sorted(Comparator.comparing(DiagnosticCode::name))
                        .toList();
    }

    private static DiagnosticCode value(JavaField declared) {
        try {
            Field field = declared.reflect();
            field.setAccessible(true);
            return (DiagnosticCode) field.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    static String diagnostics() {
        StringBuilder page = new StringBuilder(String.format(GENERATED, "the sources"));
        page.append(
                "# Diagnostics\n\nEvery problem of a configuration has a code, shown in brackets at the end of its first line.\n\n"
                        + "| code | meaning |\n|---|---|\n");
        codes().forEach(code -> page.append("| `" + code.name() + "` | " + cell(code.meaning()) + " |\n"));
        return page.toString();
    }

    static String goals() throws Exception {
        StringBuilder page = new StringBuilder(String.format(GENERATED, "the plugin's descriptor"));
        page.append(
                "# Goals\n\nOptions are set by their property with `-D` on the command line, or by their name below `<configuration>`.\n"
                        + "As everywhere in Maven, what the POM sets takes precedence over `-D`.\n\nThe service itself stands below `<configuration>` too, "
                        + "by [its own elements](configuration.md).\n");
        for (Element goal : children(descriptor(), "mojo")) {
            page.append("\n## serverless:" + text(goal, "goal") + "\n\n" + prose(text(goal, "description")) + "\n\n");
            String phase = text(goal, "phase");
            page.append(phase.isEmpty() ? "" : "Default phase: `" + phase + "`.\n\n");
            page.append("| option | property | default | meaning |\n|---|---|---|---|\n");
            parameters(goal).forEach(page::append);
        }
        return page.toString();
    }

    private static List<String> parameters(Element goal) {
        Element configuration = children(goal, "configuration").get(0);
        List<String> rows = new ArrayList<>();
        for (Element parameter : children(children(goal, "parameters").get(0), "parameter")) {
            if (text(parameter, "editable").equals("true") && !isOfTheService(parameter)) {
                String name = text(parameter, "name");
                Optional<Element> value = children(configuration, name).stream().findFirst();
                String expression =
                        value.map(Element::getTextContent).orElse("").replaceAll("[${}]", "");
                String fallback = value.map(element -> element.getAttribute("default-value"))
                        .orElse("");
                rows.add("| `" + name + "` | " + code(expression) + " | " + code(fallback) + " | "
                        + cell(prose(text(parameter, "description"))) + " |\n");
            }
        }
        return rows;
    }

    private static boolean isOfTheService(Element parameter) {
        return text(parameter, "type").endsWith(".PlexusConfiguration");
    }

    /** The elements of the service's configuration that each goal declares to Maven, by the goal's name; goals without any left out. */
    static Map<String, Set<String>> elementsOfTheService() throws Exception {
        Map<String, Set<String>> elements = new TreeMap<>();
        for (Element goal : children(descriptor(), "mojo")) {
            Set<String> names = children(children(goal, "parameters").get(0), "parameter").stream()
                    .filter(ReferencePages::isOfTheService)
                    .map(parameter -> text(parameter, "name"))
                    .collect(Collectors.toCollection(TreeSet::new));
            if (!names.isEmpty()) {
                elements.put(text(goal, "goal"), names);
            }
        }
        return elements;
    }

    private static Element descriptor() throws Exception {
        try (InputStream input = ReferencePages.class.getResourceAsStream("/META-INF/maven/plugin.xml")) {
            Document document =
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(input);
            return children(document.getDocumentElement(), "mojos").get(0);
        }
    }

    private static List<Element> children(Element parent, String name) {
        NodeList nodes = parent.getChildNodes();
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .filter(element -> element.getTagName().equals(name))
                .toList();
    }

    private static String text(Element parent, String name) {
        return children(parent, name).stream()
                .findFirst()
                .map(Element::getTextContent)
                .orElse("")
                .strip();
    }

    private static String prose(String html) {
        return html.replaceAll("</?code>", "`")
                .replace("<br/>", " ")
                .replaceAll("<[^>]+>", "")
                .replaceAll("\\s+", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }

    private static String code(String text) {
        return text.isEmpty() ? "" : "`" + text + "`";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;");
    }
}
