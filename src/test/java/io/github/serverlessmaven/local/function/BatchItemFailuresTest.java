/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.function;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.local.http.Payload;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchItemFailuresTest {

    private static BatchItemFailures of(String answer) {
        return BatchItemFailures.of(Payload.of(answer), List.of("a", "b", "c"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{}",
                "{\"batchItemFailures\": []}",
                "{\"batchItemFailures\": null}",
                "{\"ok\": true}"
            })
    void anAnswerWithoutFailuresMeansThatAllWereProcessed(String answer) {
        assertThat(of(answer)).isEqualTo(BatchItemFailures.NONE);
    }

    @Test
    void theRecordsThatAreNamedFailed() {
        BatchItemFailures failures =
                of("{\"batchItemFailures\": [{\"itemIdentifier\": \"b\"}, {\"itemIdentifier\": \"b\"}]}");
        assertThat(failures.ids()).containsExactly("b");
        assertThat(failures.problem()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "done",
                "\"done\"",
                "[]",
                "{\"batchItemFailures\": \"b\"}",
                "{\"batchItemFailures\": [\"b\"]}",
                "{\"batchItemFailures\": [{\"itemIdentifier\": \"\"}]}",
                "{\"batchItemFailures\": [{\"itemIdentifier\": null}]}",
                "{\"batchItemFailures\": [{\"id\": \"b\"}]}",
                "{\"batchItemFailures\": [{\"itemIdentifier\": \"b\"}, {\"itemIdentifier\": \"of another batch\"}]}"
            })
    void anAnswerOfAnotherFormMeansThatAllFailed(String answer) {
        assertThat(of(answer).ids()).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(of(answer).problem()).isPresent();
    }
}
