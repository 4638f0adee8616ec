/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.template.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same service through Serverless 3 and through the plugin: the templates mean the same, but for the differences known. What
 * Serverless makes of it is recorded; {@link RecordingIT} compares the recording with Serverless itself. Both deploy the same finished
 * zip, so that even the versions have the same logical ids.
 */
class ConformanceTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("services")
    void theTemplateIsThatOfServerlessButForKnownDifferences(ConformanceCase service) throws IOException {
        Value.Mapping ours = PackagedFolder.templateOf(service, folder);
        if (service.known().isRejectedByServerless()) {
            return;
        }
        Value.Mapping theirs = RecordedTemplates.of(service)
                .orElseThrow(() ->
                        new AssertionError(service + " is not recorded: mvn verify -Pconformance -Dserverless.update"));
        List<String> differences = TemplateComparison.differences(theirs, ours);
        assertThat(service.known().unexpected(differences))
                .as("%s: differences that are not known", service)
                .isEmpty();
        assertThat(service.known().obsolete(differences))
                .as("%s: known differences that are none", service)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("servicesWithTwins")
    void thePomGivesTheSameTemplate(ConformanceCase service) throws IOException {
        service.writeTo(folder);
        PackagedFolder packaged = new PackagedFolder(folder, service.options());
        Value.Mapping ofPom = packaged.templateOfPom(service.files().get(ConformanceCase.POM_TWIN));
        assertThat(TemplateComparison.differences(packaged.template(), ofPom))
                .as("%s: the POM beside the YAML", service)
                .isEmpty();
    }

    @Test
    void everyServiceHasANameOfItsOwn() throws IOException {
        assertThat(services()).extracting(ConformanceCase::toString).doesNotHaveDuplicates();
    }

    static List<ConformanceCase> services() throws IOException {
        return ConformanceCase.all();
    }

    static List<ConformanceCase> servicesWithTwins() throws IOException {
        return services().stream()
                .filter(service -> service.files().containsKey(ConformanceCase.POM_TWIN))
                .toList();
    }
}
