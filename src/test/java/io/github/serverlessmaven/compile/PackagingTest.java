/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.config.YamlReader;
import io.github.serverlessmaven.diagnostic.Diagnostic;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.model.ServiceAssembler;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackagingTest {

    @Test
    void aNativeExecutableOnAJavaRuntimeIsRefused() {
        Diagnostics diagnostics = check("package: {layout: native}\nfunctions: {a: {handler: h, runtime: java21}}\n");
        assertThat(diagnostics.errors())
                .extracting(Diagnostic::path, Diagnostic::problem)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("package.layout", "is native, but the runtime is java21"));
    }

    @Test
    void aLayoutOnAFunctionWithoutModuleIsRefused() {
        Diagnostics diagnostics = check("functions: {a: {handler: h, runtime: nodejs22.x, package: {layout: lib}}}\n");
        assertThat(diagnostics.errors()).extracting(Diagnostic::path).containsExactly("functions.a.package.layout");
    }

    @Test
    void theLayoutOfAServiceConcernsOnlyItsModules() {
        assertThat(check("package: {layout: flat-jar}\nfunctions: {a: {handler: h, runtime: nodejs22.x}}\n")
                        .errors())
                .isEmpty();
    }

    @Test
    void patternsOfAFunctionWithoutPackageOfItsOwnAreWarnedOf() {
        Diagnostics diagnostics =
                check("functions: {a: {handler: h, runtime: nodejs22.x, package: {patterns: ['!x']}}}\n");
        assertThat(diagnostics.warnings()).extracting(Diagnostic::path).containsExactly("functions.a.package.patterns");
        assertThat(check("functions: {a: {handler: h, runtime: nodejs22.x,"
                                + " package: {individually: true, patterns: ['!x']}}}\n")
                        .warnings())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{a: {handler: h, runtime: java21, package: {individually: true, patterns: ['!x']}}}",
                "{a: {handler: h, runtime: java21, package: {exclude: ['x']}}}",
                "{a: {handler: h.h, runtime: python3.13, package: {artifact: a.zip, include: [x]}}}",
                "{a: {handler: h, runtime: provided.al2023, package: {layout: native, patterns: [x]}}}",
            })
    void aChoiceOfFilesForAPackageThatIsNotMadeOfFilesIsWarnedOf(String functions) {
        assertThat(check("functions: " + functions + "\n").warnings())
                .singleElement()
                .satisfies(warning -> {
                    assertThat(warning.code().name()).isEqualTo("PATTERNS_WITHOUT_FILES");
                    assertThat(warning.path()).startsWith("functions.a.package.");
                });
    }

    @Test
    void aChoiceOfFilesOfTheServiceNeedsOneFunctionMadeOfFiles() {
        String java = "package: {patterns: ['!x']}\nfunctions:\n  a: {handler: h, runtime: java21}\n"
                + "  b: {handler: h, runtime: java21}\n";
        assertThat(check(java).warnings()).extracting(Diagnostic::path).containsExactly("package.patterns");
        assertThat(check(java + "  c: {handler: h.h, runtime: nodejs22.x}\n").warnings())
                .isEmpty();
    }

    private static Diagnostics check(String yaml) {
        Diagnostics diagnostics = new Diagnostics();
        ConfigNode.Mapping tree = (ConfigNode.Mapping) new YamlReader(diagnostics)
                .read("service: demo\nprovider: {name: aws}\n" + yaml, "serverless.yml")
                .orElseThrow();
        new ServiceAssembler(StandardFeatures.schema(), diagnostics)
                .assemble(tree)
                .ifPresent(service -> new ServiceCompiler(service).check(diagnostics, LocalDate.EPOCH));
        return diagnostics;
    }
}
