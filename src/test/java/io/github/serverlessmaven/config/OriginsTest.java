/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.config.ConfigNode.Mapping;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OriginsTest {

    @Test
    void theWayToAValueNamesVariablesAliasesAndMergeKeysWithTheirPlaces() {
        Mapping written = read("a: ${self:x}\nb: &b {k: 1}\nc: *b\nd:\n  <<: *b\n  own: 2\n");
        Mapping effective = written.with(new ConfigNode.Entry(
                "a",
                written.get("a").orElseThrow().location(),
                read("x: {y: 5}", "other.yml").get("x").orElseThrow()));
        Origins origins = origins(written, effective);
        assertThat(origins.way("a")).contains("through ${self:x} at serverless.yml:1:4");
        assertThat(origins.way("a.y")).contains("through ${self:x} at serverless.yml:1:4");
        assertThat(origins.way("c.k")).contains("through an alias at serverless.yml:3:1");
        assertThat(origins.way("d.k")).hasValueSatisfying(way -> assertThat(way).startsWith("through a merge key"));
        assertThat(origins.way("b.k")).isEmpty();
        assertThat(origins.way("d.own")).isEmpty();
        assertThat(origins.way("nothing")).isEmpty();
    }

    @Test
    void whatIsMissingCameTheWayOfTheSectionThatLacksIt() {
        Mapping written = read("common: &c {k: 1}\nuse: *c");
        assertThat(origins(written, written).way("use.missing.below"))
                .contains("through an alias at serverless.yml:2:1");
        assertThat(origins(written, written).way("common.missing")).isEmpty();
    }

    @Test
    void whatStandsInOnePartOfAMappingIsFoundByItsPathInTheWhole() {
        Mapping written = read("functions: [{bye: {timeout: 1}}, '${file(f.yml)}']");
        Mapping effective = written.with(new ConfigNode.Entry(
                "functions",
                written.location(),
                new ConfigNode.Sequence(
                        List.of(
                                ((ConfigNode.Sequence) written.get("functions").orElseThrow())
                                        .items()
                                        .get(0),
                                read("hello: {timeout: 5}", "f.yml")),
                        written.location())));
        Origins origins = origins(written, effective);
        assertThat(origins.way("functions.hello.timeout")).contains("through ${file(f.yml)} at serverless.yml:1:34");
        assertThat(origins.at(List.of("functions", "hello", "timeout")))
                .contains("f.yml:1:18, through ${file(f.yml)} at serverless.yml:1:34");
        assertThat(origins.way("functions.bye.timeout")).isEmpty();
    }

    private static Origins origins(Mapping written, Mapping effective) {
        return Origins.of(written, effective, variable -> Optional.empty());
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
