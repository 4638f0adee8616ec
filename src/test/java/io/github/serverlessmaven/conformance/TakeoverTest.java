/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.template.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A stack that Serverless 3 deployed keeps every resource that has state or an identity when the plugin deploys the same service: it has
 * the same logical id, the same type, and the same values of all properties that CloudFormation changes by replacing the resource.
 */
class TakeoverTest {

    /** Lines {@code part of the service's name | part of the finding | why}. */
    private static final Path GIVEN_UP = Path.of("src/test/resources/not-taken-over.txt");

    @TempDir
    Path folder;

    @Test
    void noServiceLosesAResourceThatHasStateOrAnIdentity() throws IOException {
        List<String> findings = new ArrayList<>();
        LostResources lostResources = new LostResources();
        int compared = 0;
        for (ConformanceCase service : ConformanceCase.all()) {
            Optional<Value.Mapping> theirs = RecordedTemplates.of(service);
            if (theirs.isPresent() && !service.known().isRefusedHere()) {
                compared++;
                Value.Mapping ours = PackagedFolder.templateOf(service, folder);
                lostResources.between(theirs.get(), ours).forEach(finding -> findings.add(service + " | " + finding));
            }
        }
        assertThat(compared).isGreaterThan(400);
        List<String[]> givenUp = Files.readAllLines(GIVEN_UP).stream()
                .map(line -> line.split(" \\| ", 3))
                .toList();
        assertThat(findings)
                .filteredOn(finding -> givenUp.stream().noneMatch(line -> isAbout(finding, line)))
                .isEmpty();
        assertThat(givenUp)
                .allSatisfy(line -> assertThat(findings)
                        .as("is given up, as %s says: %s | %s", GIVEN_UP, line[0], line[1])
                        .anyMatch(finding -> isAbout(finding, line)));
    }

    private static boolean isAbout(String finding, String[] line) {
        return finding.contains(line[0]) && finding.contains(line[1]);
    }
}
