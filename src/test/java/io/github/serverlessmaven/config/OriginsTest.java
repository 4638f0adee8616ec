/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.config.ConfigNode.Mapping;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import org.junit.jupiter.api.Test;

class OriginsTest {

    @Test
    void theWayToAValueNamesVariablesAliasesAndMergeKeysWithTheirPlaces() {
        Mapping written = read("a: ${self:x}\nb: &b {k: 1}\nc: *b\nd:\n  <<: *b\n  own: 2\n");
        Mapping effective = written.with(new ConfigNode.Entry(
                "a",
                written.get("a").orElseThrow().location(),
                read("x: {y: 5}", "other.yml").get("x").orElseThrow()));
        Origins origins = Origins.of(written, effective);
        assertThat(origins.way("a")).contains("through ${self:x} at serverless.yml:1:4");
        assertThat(origins.way("a.y")).contains("through ${self:x} at serverless.yml:1:4");
        assertThat(origins.way("c.k")).contains("through an alias at serverless.yml:3:1");
        assertThat(origins.way("d.k")).hasValueSatisfying(way -> assertThat(way).startsWith("through a merge key"));
        assertThat(origins.way("b.k")).isEmpty();
        assertThat(origins.way("d.own")).isEmpty();
        assertThat(origins.way("nothing")).isEmpty();
    }

    private static Mapping read(String yaml) {
        return read(yaml, "serverless.yml");
    }

    private static Mapping read(String yaml, String file) {
        Diagnostics diagnostics = new Diagnostics();
        ConfigNode read = new YamlReader(diagnostics).read(yaml, file).orElseThrow();
        diagnostics.throwIfErrors();
        return (Mapping) read;
    }
}
