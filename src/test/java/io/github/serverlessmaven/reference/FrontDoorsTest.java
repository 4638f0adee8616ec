/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.compile.StandardFeatures;
import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.config.ConfigNode.Mapping;
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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Random services, written once as YAML and once as XML of the POM, are bound to the same values. {@code -Dserverless.fuzz.seed=...} runs
 * one of them again.
 */
class FrontDoorsTest {

    private static final ServiceSchema SCHEMA = StandardFeatures.schema();
    private static final ConfigNode JSON_SCHEMA = SCHEMA.jsonSchema();
    private static final int CASES = 1_000;

    private final Set<Property<?>> seen = new HashSet<>();

    @Test
    void aServiceMeansTheSameInYamlAndInThePom() {
        Optional<Long> only = Optional.ofNullable(Long.getLong("serverless.fuzz.seed"));
        if (only.isPresent()) {
            compare(only.get());
            return;
        }
        for (long seed = 0; seed < CASES; seed++) {
            compare(seed);
        }
        assertThat(seen).as("properties that occurred").hasSizeGreaterThan(100);
    }

    private void compare(long seed) {
        Mapping service = new RandomService(new Random(seed), JSON_SCHEMA).of(SCHEMA.root());
        String yaml = YamlWriter.write(service);
        String xml = PomText.write("configuration", service, SCHEMA.root().outline());
        String about = "-Dserverless.fuzz.seed=" + seed + "\n" + yaml + "\n" + xml;
        Diagnostics ofYaml = new Diagnostics();
        Object fromYaml =
                bound(new YamlReader(ofYaml).read(yaml, "serverless.yml").orElseThrow(), ofYaml);
        Diagnostics ofPom = new Diagnostics();
        Object fromPom = bound(
                new PomReader(ofPom).read(XmlText.parse(xml), SCHEMA.root().outline()), ofPom);
        assertThat(ofYaml.errors()).as(about).isEmpty();
        assertThat(ofPom.errors()).as(about).isEmpty();
        assertThat(fromPom).as(about).isEqualTo(fromYaml);
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
                values.configured(property).ifPresent(configured -> {
                    seen.add(property);
                    plain.put(
                            property.name(),
                            plain(configured, property.type().section().orElse(section)));
                });
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
        if (value instanceof Optional<?> optional) {
            return optional.map(item -> plain(item, section));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(item -> plain(item, section)).toList();
        }
        return value instanceof ConfigNode node ? TemplateTypes.toValue(node) : value;
    }
}
