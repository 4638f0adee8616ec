/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.conformance.TemplateLint.Finding;
import io.github.serverlessmaven.template.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No template that a golden service or one of the conformance test gives has an error that cfn-lint finds. */
class TemplateLintIT {

    /** Lines {@code rule | part of the service's name or of the message | why it is no error of ours}. */
    private static final Path ACCEPTED = Path.of("src/test/cfn-lint/accepted.txt");

    private static TemplateLint lint;

    @TempDir
    Path folder;

    @BeforeAll
    static void installTheLint() throws IOException, InterruptedException {
        lint = TemplateLint.installed();
    }

    @Test
    void noTemplateHasAnError() throws IOException, InterruptedException {
        Map<Path, ConformanceCase> services = new LinkedHashMap<>();
        for (ConformanceCase service : ConformanceCase.all()) {
            Path home = Files.createDirectory(folder.resolve("service-" + services.size()));
            service.writeTo(home);
            Path template = home.resolve("template.json");
            Files.writeString(template, Json.pretty(new PackagedFolder(home, service.options()).template()));
            services.put(template, service);
        }
        List<String> errors = new ArrayList<>();
        for (Finding finding : lint.errors(List.copyOf(services.keySet()))) {
            errors.add(finding.rule() + " | " + services.get(finding.template()) + " | " + finding.message());
        }
        List<String[]> accepted = Files.readAllLines(ACCEPTED).stream()
                .map(line -> line.split(" \\| ", 3))
                .toList();
        assertThat(errors)
                .filteredOn(error -> accepted.stream().noneMatch(line -> isAbout(error, line)))
                .isEmpty();
        assertThat(accepted).allSatisfy(line -> assertThat(errors).anyMatch(error -> isAbout(error, line)));
    }

    @Test
    void anErrorIsFound() throws IOException, InterruptedException {
        Path template = folder.resolve("template.json");
        Files.writeString(
                template,
                "{\"Resources\": {\"Hello\": {\"Type\": \"AWS::Lambda::Function\", \"Properties\": {\"Timeout\": 901}}}}");
        assertThat(lint.errors(List.of(template))).extracting(Finding::rule).contains("E3003");
    }

    private static boolean isAbout(String error, String[] accepted) {
        return error.startsWith(accepted[0] + " ") && error.contains(accepted[1]);
    }
}
