/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.template.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is generated works in every partition: in China and in AWS GovCloud (US) as well as elsewhere. */
class PartitionsTest {

    /** An ARN whose partition is written out, up to the account, and a host of AWS with a region. */
    private static final Pattern FIXED =
            Pattern.compile("arn:aws[a-z-]*:[a-z0-9-]*|[a-z0-9-]+\\.[a-z]+-[a-z]+-\\d\\.amazonaws\\.com(\\.cn)?");

    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("services")
    void noPartitionStandsInATemplateThatIsNotInTheConfiguration(ConformanceCase service) throws IOException {
        service.writeTo(folder);
        String configuration = String.join("\n", service.files().values());
        Matcher fixed = FIXED.matcher(Json.compact(new PackagedFolder(folder, service.options()).template()));
        assertThat(fixed.results().map(found -> found.group()).distinct())
                .allSatisfy(text -> assertThat(configuration).contains(text));
    }

    static List<ConformanceCase> services() throws IOException {
        return ConformanceCase.all().stream()
                .filter(service -> !service.known().isRejectedByServerless())
                .toList();
    }
}
