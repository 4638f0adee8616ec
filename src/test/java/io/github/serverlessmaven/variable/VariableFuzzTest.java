/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.variable;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.config.ConfigNode.Entry;
import io.github.serverlessmaven.config.ConfigNode.Scalar;
import io.github.serverlessmaven.config.ConfigNode.ScalarType;
import io.github.serverlessmaven.diagnostic.Diagnostic;
import io.github.serverlessmaven.diagnostic.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Texts put together from the grammar's tokens: each resolves or is reported, whatever it is. */
class VariableFuzzTest {

    private static final long SEED = Long.getLong("serverless.fuzz.seed", 20261123L);
    private static final int CASES = 5_000;
    private static final List<String> TOKENS = List.of(
            "${",
            "${",
            "}",
            "}",
            "${self:",
            "${self:custom.",
            "a",
            "b",
            "c",
            ".",
            "0",
            "${opt:",
            "${env:A",
            "${file(",
            "(",
            ")",
            ":",
            ",",
            ", ",
            "'",
            "\"",
            "\\",
            "\\u0041",
            "$",
            "${AWS::Region}",
            "true",
            "null",
            "-1.5e3",
            "${strToBool(",
            "1",
            "${sls:stage}",
            "${param:a}",
            "${ssm(raw):/p}",
            "${cf:s.o}",
            "${self:}",
            " ",
            "\n",
            "ü",
            "x.yml",
            "${foo:");

    @Test
    void everyTextIsResolvedOrReported() {
        Random random = new Random(SEED);
        for (int i = 0; i < CASES; i++) {
            List<String> texts = List.of(text(random), text(random), text(random), text(random));
            Map<String, String> environment = Map.of("A", text(random), "Aa", text(random));
            Variables first = resolved(texts, environment);
            Variables second = resolved(texts, environment);
            String about = "seed " + SEED + ", case " + i + ": " + texts + environment;
            assertThat(first.diagnostics.errors()).as(about).allMatch(VariableFuzzTest::isComplete);
            assertThat(first.diagnostics.errors()).as(about).isEqualTo(second.diagnostics.errors());
            assertThat(first.resolved).as(about).isEqualTo(second.resolved);
        }
    }

    private static boolean isComplete(Diagnostic diagnostic) {
        return diagnostic.location().isPresent()
                && diagnostic.path().startsWith("custom")
                && !diagnostic.problem().isEmpty()
                && !diagnostic.remedy().isEmpty();
    }

    private static Variables resolved(List<String> texts, Map<String, String> environment) {
        Variables variables = new Variables();
        variables.environment.putAll(environment);
        variables.params.put("a", texts.get(0));
        variables.resolve(root(texts));
        return variables;
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(12);
        for (int i = 0; i < length; i++) {
            text.append(TOKENS.get(random.nextInt(TOKENS.size())));
        }
        return random.nextInt(4) == 0
                ? text.append("}".repeat(random.nextInt(4))).toString()
                : text.toString();
    }

    private static ConfigNode.Mapping root(List<String> texts) {
        List<Entry> custom = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            custom.add(
                    entry(String.valueOf((char) ('a' + i)), new Scalar(texts.get(i), ScalarType.TEXT, place(i + 2))));
        }
        return new ConfigNode.Mapping(List.of(entry("custom", new ConfigNode.Mapping(custom, place(1)))), place(1));
    }

    private static Optional<Location> place(int line) {
        return Optional.of(new Location("serverless.yml", line, 1));
    }

    private static Entry entry(String key, ConfigNode value) {
        return new Entry(key, Optional.empty(), value);
    }
}
