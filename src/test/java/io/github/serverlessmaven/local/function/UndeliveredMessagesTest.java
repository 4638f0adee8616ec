/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.function;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.local.state.StateFolder;
import io.github.serverlessmaven.template.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UndeliveredMessagesTest {

    private static final String BUS = "arn:aws:events:us-east-1:000000000000:event-bus/";
    private static final Value.Mapping MESSAGE =
            Value.mapping().put("key", "value").build();

    @TempDir
    private Path folder;

    private UndeliveredMessages box() {
        return new UndeliveredMessages(new StateFolder(folder), line -> {});
    }

    @Test
    void anEmptyBoxHasNothingToShow() {
        assertThat(box().summary()).isEmpty();
    }

    @Test
    void showsForEachTargetHowManyMessagesThereAreAndWhere() {
        box().put(BUS + "a", MESSAGE);
        box().put(BUS + "a", MESSAGE);
        box().put("arn:aws:sqs:us-east-1:000000000000:b", MESSAGE);
        Path messages = folder.toAbsolutePath().resolve("messages");
        assertThat(box().summary())
                .containsExactly(
                        BUS + "a: 2 in "
                                + messages.resolve(
                                        "arn%3Aaws%3Aevents%3Aus-east-1%3A000000000000%3Aevent-bus%2Fa.jsonl"),
                        "arn:aws:sqs:us-east-1:000000000000:b: 1 in "
                                + messages.resolve("arn%3Aaws%3Asqs%3Aus-east-1%3A000000000000%3Ab.jsonl"));
    }

    @Test
    void whatIsDeletedIsNotShownAnyMore() {
        box().put(BUS + "a", MESSAGE);
        box().deleteAll();
        assertThat(box().summary()).isEmpty();
        box().put(BUS + "a", MESSAGE);
        assertThat(box().summary()).hasSize(1);
    }

    @Test
    void longNamesAreShortenedButStayApart() throws IOException {
        String longest = BUS + "n".repeat(255);
        box().put(longest + "1", MESSAGE);
        box().put(longest + "2", MESSAGE);
        try (var files = Files.list(folder.resolve("messages"))) {
            List<String> names =
                    files.map(file -> file.getFileName().toString()).toList();
            assertThat(names)
                    .hasSize(2)
                    .allMatch(name -> name.length() <= 255)
                    .allMatch(name -> name.startsWith("arn%3Aaws%3Aevents"));
        }
    }
}
