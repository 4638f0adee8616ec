/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.resource;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.serverlessmaven.local.log.LocalLogs;
import io.github.serverlessmaven.local.state.BucketFolders;
import io.github.serverlessmaven.local.state.LocalArtifactStore;
import io.github.serverlessmaven.local.state.ResourceProblem;
import io.github.serverlessmaven.local.state.StateFolder;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternsTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "AWS::Events::Rule | {\"EventPattern\": {\"source\": %s}}",
                "AWS::SNS::Subscription | {\"FilterPolicy\": {\"kind\": %s}}",
                "AWS::Lambda::EventSourceMapping | {\"FilterCriteria\": {\"Filters\": [{\"Pattern\": {\"body\": %s}}]}}",
            })
    void aPatternThatAwsRefusesFailsTheDeployment(String type, String properties) {
        assertThatCode(() -> ResourceTypes.of(type).check(json(properties.formatted("[{\"prefix\": \"a\"}]")), scope()))
                .doesNotThrowAnyException();
        assertThatThrownBy(() ->
                        ResourceTypes.of(type).check(json(properties.formatted("[{\"begins\": \"a\"}]")), scope()))
                .isInstanceOf(ResourceProblem.class)
                .hasMessageContaining("Unrecognized match type begins");
    }

    private ResourceScope scope() {
        StateFolder state = new StateFolder(folder);
        return new ResourceScope(
                state.read(),
                Map.of(),
                "us-east-1",
                () -> "1",
                new LocalArtifactStore(state),
                new BucketFolders(state),
                new LocalLogs(state));
    }

    private static Value.Mapping json(String text) {
        return (Value.Mapping) Json.parse(text, "The test");
    }
}
