/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.compile.StandardFeatures;
import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.config.ConfigNode.Mapping;
import io.github.serverlessmaven.config.ConfigNode.Sequence;
import io.github.serverlessmaven.config.ConfigOverlay;
import io.github.serverlessmaven.config.PomReader;
import io.github.serverlessmaven.config.XmlText;
import io.github.serverlessmaven.config.YamlReader;
import io.github.serverlessmaven.config.YamlWriter;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.model.ServiceSchema;
import io.github.serverlessmaven.model.TemplateTypes;
import io.github.serverlessmaven.schema.Binding;
import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyValues;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Random services, written once as YAML and once as XML of the POM, are bound to the same values. {@code -Dserverless.fuzz.seed=...} runs
 * one of them again.
 */
class FrontDoorsTest {

    private static final ServiceSchema SCHEMA = StandardFeatures.schema();
    private static final ConfigNode JSON_SCHEMA = SCHEMA.jsonSchema();
    private static final int CASES = 1_000;

    /** In how many services a property is wanted, at most, until one has it. */
    private static final int ATTEMPTS = 500;

    private final Set<Property<?>> seen = new HashSet<>();

    @Test
    void aServiceMeansTheSameInYamlAndInThePom() {
        Optional<Long> only = Optional.ofNullable(Long.getLong("serverless.fuzz.seed"));
        if (only.isPresent()) {
            compare(only.get(), Set.of());
            return;
        }
        for (long seed = 0; seed < CASES; seed++) {
            compare(seed, Set.of());
        }
    }

    @Test
    void everyPropertyMeansTheSameInYamlAndInThePom() {
        List<List<Property<?>>> ways = ways(SCHEMA.root());
        assertThat(ways).hasSizeGreaterThan(300);
        for (List<Property<?>> way : ways) {
            Set<String> wanted = way.stream().map(Property::name).collect(Collectors.toSet());
            Property<?> last = way.get(way.size() - 1);
            for (long seed = 0; seed < ATTEMPTS && !seen.contains(last); seed++) {
                compare(seed, wanted);
            }
            assertThat(seen.contains(last)).as("%s occurred", way).isTrue();
        }
    }

    @Test
    void loopsOfResourcesMeanTheSameInYamlAndInThePom() {
        ExampleService service = ExampleService.of(ExampleService.read("""
                resources:
                  Transform: AWS::LanguageExtensions
                  Resources:
                    Fn::ForEach::Topics:
                      - TopicName
                      - [Success, Failure]
                      - SnsTopic${TopicName}:
                          Type: AWS::SNS::Topic
                          Properties: {TopicName: !Ref TopicName}
                  Outputs:
                    Fn::ForEach::Out: [TopicName, [Success], {'Out${TopicName}': {Value: !Ref 'SnsTopic${TopicName}'}}]
                """));
        assertThat(service.template()).isPresent();
        assertThat(service.pom()).contains("<resources>", "Fn::ForEach::Topics");
    }

    @Test
    void everySettingOfEveryEventMeansTheSameInYamlAndInThePom() {
        for (Property<?> type : StandardFeatures.events()) {
            ConfigNode example =
                    ExampleService.read("it: " + type.example()).get("it").orElseThrow();
            compareEvent(type, example);
            type.type().section().ifPresent(section -> compareSettings(type, example, List.of(), section));
        }
    }

    private void compareSettings(Property<?> type, ConfigNode example, List<String> path, ObjectSchema section) {
        for (Property<?> setting : section.properties()) {
            List<String> whole = new ArrayList<>(path);
            whole.add(setting.name());
            ConfigNode value =
                    ExampleService.read("it: " + setting.example()).get("it").orElseThrow();
            Mapping alone = ExampleService.at(whole, value);
            compareEvent(type, example instanceof Mapping ? ConfigOverlay.overlay(example, alone) : alone);
            setting.type().section().ifPresent(below -> compareSettings(type, example, whole, below));
        }
    }

    private void compareEvent(Property<?> type, ConfigNode settings) {
        Mapping event = ExampleService.at(List.of(type.name()), settings);
        Mapping function = ExampleService.at(
                List.of("functions", "hello", "events"), new Sequence(List.of(event), Optional.empty()));
        compare((Mapping) ConfigOverlay.overlay(ExampleService.read("service: orders"), function), type.name());
    }

    /** The properties from the top to each. */
    private static List<List<Property<?>>> ways(ObjectSchema section) {
        List<List<Property<?>>> ways = new ArrayList<>();
        for (Property<?> property : section.properties()) {
            ways.add(List.of(property));
            if (property.name().equals("events")) {
                continue; // each type has settings of its own: see everySettingOfEveryEvent...
            }
            property.type().section().map(FrontDoorsTest::ways).orElse(List.of()).stream()
                    .map(below -> Stream.concat(Stream.<Property<?>>of(property), below.stream())
                            .toList())
                    .forEach(ways::add);
        }
        return ways;
    }

    private void compare(long seed, Set<String> wanted) {
        Mapping service = new RandomService(new Random(seed), JSON_SCHEMA, wanted).of(SCHEMA.root());
        List<String> errors = compare(service, "-Dserverless.fuzz.seed=" + seed + " " + wanted);
        assertThat(errors).as(wanted.toString()).allMatch(error -> error.startsWith("NOT_AVAILABLE"));
        see(service, SCHEMA.root());
    }

    /** Compares what the two forms of a service are bound to, and gives the errors that both have. */
    private List<String> compare(Mapping service, String title) {
        String yaml = YamlWriter.write(service);
        String xml = PomText.write("configuration", service, SCHEMA.root().outline());
        String about = title + "\n" + yaml + "\n" + xml;
        Diagnostics ofYaml = new Diagnostics();
        Object fromYaml =
                bound(new YamlReader(ofYaml).read(yaml, "serverless.yml").orElseThrow(), ofYaml);
        Diagnostics ofPom = new Diagnostics();
        Object fromPom = bound(
                new PomReader(ofPom).read(XmlText.parse(xml), SCHEMA.root().outline()), ofPom);
        assertThat(said(ofPom)).as(about).containsExactlyInAnyOrderElementsOf(said(ofYaml));
        assertThat(fromPom).as(about).isEqualTo(fromYaml);
        return said(ofYaml);
    }

    private static List<String> said(Diagnostics diagnostics) {
        return diagnostics.errors().stream()
                .map(error -> error.code() + " " + error.path())
                .toList();
    }

    /** Notes the properties that a value has; those of a section stand in mappings, at any depth, of which all keys are properties. */
    private void see(ConfigNode node, ObjectSchema section) {
        if (node instanceof Sequence sequence) {
            sequence.items().forEach(item -> see(item, section));
        } else if (node instanceof Mapping mapping) {
            Map<String, Property<?>> properties = section.properties().stream()
                    .flatMap(property -> Stream.concat(Stream.of(property.name()), property.aliases().stream())
                            .map(name -> Map.<String, Property<?>>entry(name, property)))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
            boolean isSection = properties.keySet().containsAll(mapping.asMap().keySet());
            mapping.asMap().forEach((key, value) -> {
                if (!isSection) {
                    see(value, section);
                } else {
                    seen.add(properties.get(key));
                    properties.get(key).type().section().ifPresent(below -> see(value, below));
                }
            });
        }
    }

    private Object bound(ConfigNode tree, Diagnostics diagnostics) {
        PropertyValues values =
                SCHEMA.root().bind(tree, new Binding("", diagnostics)).orElseThrow();
        return plain(values, SCHEMA.root());
    }

    /** What was bound, without its places. */
    private Object plain(Object value, ObjectSchema section) {
        if (value instanceof PropertyValues values) {
            Map<String, Object> plain = new TreeMap<>();
            for (Property<?> property : section.properties()) {
                values.configured(property)
                        .ifPresent(configured -> plain.put(
                                property.name(),
                                plain(configured, property.type().section().orElse(section))));
            }
            return plain;
        }
        if (value instanceof Optional<?> optional) {
            return optional.map(present -> plain(present, section));
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> plain = new LinkedHashMap<>();
            map.forEach((key, item) -> plain.put(key, plain(item, section)));
            return plain;
        }
        if (value instanceof Map.Entry<?, ?> entry) {
            return List.of(entry.getKey(), plain(entry.getValue(), section));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(item -> plain(item, section)).toList();
        }
        return value instanceof ConfigNode node ? TemplateTypes.toValue(node) : value;
    }
}
