/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.diagnostic.Diagnostics;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TrimmedTextTest {

    static List<String> yaml() {
        return List.of(
                "a: 1\nb: 2\n",
                "a:\n  b: 1\n",
                "a:\n  b: 1\nc: 2\n",
                "a: 1\nb:\n  c: 2\n",
                "- x\n- y\n",
                "- Effect: Allow\n  Action: a\n",
                "- Effect: Allow\n  Action: a\n- Effect: Deny\n  Action: b\n",
                "- a:\n    b: 1\n",
                "- a:\n    - b\n    - c\n",
                "- a:\n    b: 1\n- c: 2\n",
                "Resources:\n  Table:\n    Type: T\n  Queue:\n    Type: Q\nOutputs: {}\n",
                "text: |\n  one\n    two\n",
                "text: |-\n  one\n  two\n",
                "text: >+\n  one\n  two\n",
                "text: !Sub |\n  one\n  two\n",
                "a: &anchor\n  b: 1\n  c: 2\n",
                "a: # comment\n  b: 1\n  c: 2\n",
                "a: !Sub\n  - b\n  - c: d\n",
                "a: !Ref B\nc: !GetAtt D.E\n",
                "# comment\na:\n  b: 1\n",
                "a: 1\n\n# comment\nb: 2\n",
                "- a:\n    b: 1\n    c: 2\n  d: 3\n",
                "a:\n- b\n- c\n",
                "a:\n- b\nc: d\n",
                "- a:\n  - b\n  c: d\n",
                "a: b | c\nd: e\n");
    }

    @ParameterizedTest
    @MethodSource("yaml")
    void howeverFarItWasIndentedTrimmedYamlReadsAsItWasWritten(String yaml) {
        for (int columns : List.of(0, 2, 4, 7)) {
            String indented = yaml.indent(columns);
            assertThat(YamlReaderTest.show(read(TrimmedText.restore(indented.strip()))))
                    .as("indented by %s", columns)
                    .isEqualTo(YamlReaderTest.show(read(yaml)));
        }
    }

    private static ConfigNode read(String yaml) {
        Diagnostics diagnostics = new Diagnostics();
        ConfigNode node =
                new YamlReader(diagnostics).read(yaml.strip(), "pom.xml").orElseThrow(() -> new AssertionError(yaml));
        assertThat(diagnostics.errors()).isEmpty();
        return node;
    }
}
