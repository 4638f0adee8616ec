/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.template.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * With {@code configValidationMode: warn} a wrong configuration ends as with Serverless 3, in the same template or in an error, but for the
 * differences its row names. What Serverless makes of it is recorded as for {@link ConformanceTest}.
 */
class LenientValidationTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("services")
    void aLenientValidationEndsAsWithServerless(ConformanceCase service) throws IOException {
        service.writeTo(folder);
        Optional<Value.Mapping> theirs = RecordedTemplates.of(service);
        assertThat(theirs.isPresent() || RecordedTemplates.isRefusal(service))
                .as("%s is recorded; if not: mvn verify -Pconformance -Dserverless.update", service)
                .isTrue();
        Optional<Value.Mapping> ours = ours(service);
        assertThat(service.known().isRejectedByServerless())
                .as("%s: only Serverless refuses it", service)
                .isEqualTo(theirs.isEmpty() && ours.isPresent());
        assertThat(service.known().isRefusedHere())
                .as("%s: only the plugin refuses it", service)
                .isEqualTo(theirs.isPresent() && ours.isEmpty());
        List<String> differences = theirs.isPresent() && ours.isPresent()
                ? TemplateComparison.differences(theirs.get(), ours.get())
                : List.of();
        assertThat(service.known().unexpected(differences))
                .as("%s: differences that are not known", service)
                .isEmpty();
        assertThat(service.known().obsolete(differences))
                .as("%s: known differences that are none", service)
                .isEmpty();
    }

    private Optional<Value.Mapping> ours(ConformanceCase service) throws IOException {
        try {
            return Optional.of(new PackagedFolder(folder, service.options()).template());
        } catch (ServerlessException refused) {
            return Optional.empty();
        }
    }

    static List<ConformanceCase> services() throws IOException {
        return ConformanceCase.lenient();
    }
}
