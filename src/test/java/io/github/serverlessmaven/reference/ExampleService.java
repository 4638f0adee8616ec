/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.artifact.FixedPackages;
import io.github.serverlessmaven.compile.ServiceCompiler;
import io.github.serverlessmaven.compile.StandardFeatures;
import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.config.ConfigNode.Entry;
import io.github.serverlessmaven.config.ConfigNode.Mapping;
import io.github.serverlessmaven.config.ConfigOverlay;
import io.github.serverlessmaven.config.PomReader;
import io.github.serverlessmaven.config.XmlShape;
import io.github.serverlessmaven.config.XmlText;
import io.github.serverlessmaven.config.YamlReader;
import io.github.serverlessmaven.config.YamlWriter;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.model.ServiceAssembler;
import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.template.Value;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A small service around an example, in YAML and as the POM has it. */
final class ExampleService {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 1);
    private static final XmlShape OUTLINE = StandardFeatures.schema().root().outline();

    /** What stands around an example and need not be shown. */
    private static final Mapping SURROUNDINGS = read("""
            service: demo
            provider:
              name: aws
              region: eu-central-1
              runtime: java17
              versionFunctions: false
              ecr: {images: {base: '123456789012.dkr.ecr.eu-central-1.amazonaws.com/app:1.0'}}
            functions: {}
            """);

    private final Mapping shown;

    private ExampleService(Mapping shown) {
        this.shown = shown;
    }

    /** The service of which a part is shown. */
    static ExampleService of(Mapping shown) {
        return new ExampleService(shown);
    }

    static Mapping read(String yaml) {
        Diagnostics diagnostics = new Diagnostics();
        Mapping tree =
                (Mapping) new YamlReader(diagnostics).read(yaml, "example").orElseThrow();
        diagnostics.throwIfErrors();
        return tree;
    }

    /** A tree with one value. */
    static Mapping at(List<String> path, ConfigNode value) {
        ConfigNode tree = value;
        for (int i = path.size() - 1; i >= 0; i--) {
            tree = new Mapping(List.of(new Entry(path.get(i), Optional.empty(), tree)), Optional.empty());
        }
        return (Mapping) tree;
    }

    /** This service with another part merged over it. */
    ExampleService with(Mapping part) {
        return new ExampleService((Mapping) ConfigOverlay.overlay(shown, part));
    }

    /** This service if it has a template, or else another one. */
    ExampleService or(ExampleService other) {
        return template().isPresent() ? this : other;
    }

    /** This service without one key. */
    ExampleService without(List<String> path, String key) {
        return new ExampleService((Mapping) removed(shown, path, key));
    }

    private static ConfigNode removed(ConfigNode node, List<String> path, String key) {
        if (!(node instanceof Mapping mapping)) {
            return node;
        }
        return path.isEmpty()
                ? mapping.without(key)
                : mapping.get(path.get(0))
                        .<ConfigNode>map(below -> mapping.with(new Entry(
                                path.get(0), Optional.empty(), removed(below, path.subList(1, path.size()), key))))
                        .orElse(mapping);
    }

    /** The name under which a section stands, if that is chosen freely. */
    Optional<String> nameBelow(List<String> path, ObjectSchema section) {
        Optional<ConfigNode> node = Optional.of(shown);
        for (String key : path) {
            node = node.filter(Mapping.class::isInstance).flatMap(mapping -> ((Mapping) mapping).get(key));
        }
        return node.filter(Mapping.class::isInstance)
                .map(mapping -> ((Mapping) mapping).entries())
                .filter(entries -> !entries.isEmpty())
                .map(entries -> entries.get(0).key())
                .filter(name -> !name.startsWith("Fn::"))
                .filter(name -> section.properties().stream()
                        .noneMatch(property -> property.name().equals(name)
                                || property.aliases().contains(name)));
    }

    /** What is shown. */
    Mapping shown() {
        return shown;
    }

    /** What is shown, as YAML. */
    String yaml() {
        return "```yaml\n" + YamlWriter.write(shown) + "```\n";
    }

    /** What is shown, as it stands in the POM; gives the same template, if there is one. */
    String pom() {
        String xml = PomText.indented(PomText.write("configuration", shown, OUTLINE));
        Diagnostics diagnostics = new Diagnostics();
        ConfigNode read = new PomReader(diagnostics).read(XmlText.parse(xml), OUTLINE);
        assertThat(new ExampleService((Mapping) read).template()).as(xml).isEqualTo(template());
        return "```xml\n" + xml + "```\n";
    }

    /** The template; empty if the service has problems. */
    Optional<Value.Mapping> template() {
        Diagnostics diagnostics = new Diagnostics();
        Mapping whole = (Mapping) ConfigOverlay.overlay(SURROUNDINGS, shown);
        Optional<Service> service = new ServiceAssembler(StandardFeatures.schema(), diagnostics).assemble(whole);
        service.ifPresent(assembled -> new ServiceCompiler(assembled).check(diagnostics, TODAY));
        return diagnostics.errors().isEmpty()
                ? service.map(assembled -> new ServiceCompiler(assembled)
                        .compile(FixedPackages.of(assembled))
                        .template())
                : Optional.empty();
    }
}
