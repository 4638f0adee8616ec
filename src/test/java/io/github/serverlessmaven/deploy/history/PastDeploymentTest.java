/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PastDeploymentTest {

    private static final String PREFIX = "serverless/orders/dev/";

    private static final PastDeployment RECORDED = of("deployments/1795936671428-0e493f660149.json");

    private static final PastDeployment SERVERLESS =
            of("1476779096930-2016-10-18T08:24:56.930Z/compiled-cloudformation-template.json");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1795936671428-0e493f660149",
                "1795936671428",
                "0e493f660149",
                "2026-11-29T07:17:51.428Z",
                "2026-11-29T07:17:51Z",
                "2026-11-29T08:17:51+01:00",
                "2026-11-29T07:17:51",
                "2026-11-29 07:17:51 UTC",
                "2026-11-29 07:17:51"
            })
    void aDeploymentIsNamedByItsIdAPartOfItOrItsTime(String text) {
        assertThat(RECORDED.isNamed(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "179593667142",
                "0e49",
                "2026-11-29",
                "2026-11-29T07:17:51.429Z",
                "2026-11-29T07:17:52Z",
                "yesterday",
                "２０２６"
            })
    void anythingElseNamesNone(String text) {
        assertThat(RECORDED.isNamed(text)).isFalse();
        assertThat(SERVERLESS.isNamed(text)).isFalse();
    }

    @Test
    void aTimeWithAFractionNamesOneMillisecondAlsoTheFirstOfASecond() {
        PastDeployment first = of("deployments/1795936671000-0e493f660149.json");
        assertThat(first.isNamed("2026-11-29T07:17:51.000Z")).isTrue();
        assertThat(RECORDED.isNamed("2026-11-29T07:17:51.000Z")).isFalse();
    }

    @Test
    void theNamesOfServerlessAreUnderstood() {
        assertThat(List.of("1476779096930", "2016-10-18T08:24:56.930Z", "1476779096930-2016-10-18T08:24:56.930Z"))
                .allMatch(SERVERLESS::isNamed);
        assertThat(SERVERLESS.isRecorded()).isFalse();
    }

    @Test
    void theCommandsOfTheGuideNameTheDeploymentOfItsList() throws IOException {
        String guide = Files.readString(Path.of("docs/guides/deploying.md"));
        assertThat(Pattern.compile("mvn serverless:rollback -Dserverless[.]rollback[.]to=(\\S+)")
                        .matcher(guide)
                        .results()
                        .map(found -> found.group(1)))
                .hasSizeGreaterThan(1)
                .allMatch(RECORDED::isNamed);
        assertThat(guide).contains(RECORDED.id() + "  " + RECORDED.timeText());
    }

    @Test
    void otherObjectsAreNoDeployments() {
        assertThat(List.of(
                        "serverless/orders/dev2/deployments/1795936671428-0e493f660149.json",
                        PREFIX + "code/0e493f660149.zip",
                        PREFIX + "1476779096930-2016-10-18T08:24:56.930Z/orders.zip",
                        PREFIX + "deployments/notes.json"))
                .allMatch(key -> PastDeployment.of(key, PREFIX).isEmpty());
    }

    private static PastDeployment of(String name) {
        return PastDeployment.of(PREFIX + name, PREFIX).orElseThrow();
    }
}
