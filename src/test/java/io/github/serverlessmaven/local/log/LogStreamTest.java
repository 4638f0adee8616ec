/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.deploy.port.Logs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log that a child process writes to by itself: what was written when, and which lines there are. */
class LogStreamTest {

    private static final Instant START = Instant.parse("2026-11-25T10:00:00Z");

    @TempDir
    Path folder;

    private LogStream log;

    @BeforeEach
    void open() {
        log = new LogStream("stream", folder.resolve("stream.log"));
        log.mark(START);
    }

    @Test
    void linesOfALongCallHaveTheTimeOfTheSecondTheyWereWrittenIn() throws IOException {
        log.append("START");
        log.note(START.plusSeconds(1));
        childWrites("first\n");
        log.note(START.plusSeconds(2));
        log.note(START.plusSeconds(3));
        log.note(START.plusSeconds(60));
        childWrites("after a silence\n");
        log.note(START.plusSeconds(61));
        log.mark(START.plusSeconds(62));
        log.append("END");
        assertThat(lines(START)).containsExactly("0 START", "1 first", "60 after a silence", "62 END");
        assertThat(lines(START.plusSeconds(60))).containsExactly("60 after a silence", "62 END");
        assertThat(lines(START.plusSeconds(63))).isEmpty();
    }

    @Test
    void aLineJustBeforeAMarkHasTheTimeOfItsSecondToo() throws IOException {
        log.append("START");
        log.note(START.plusSeconds(1));
        log.note(START.plusSeconds(99));
        childWrites("last\n");
        log.mark(START.plusSeconds(100));
        log.append("END");
        assertThat(lines(START.plusSeconds(70))).containsExactly("99 last", "100 END");
    }

    @Test
    void onlyItsOwnerReadsWhatTheChildWrites() throws IOException {
        LogStream created = new LogStream("created", folder.resolve("group/created.log"));
        created.create();
        assertThat(Files.getPosixFilePermissions(created.file()))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        created.append("kept");
        created.create();
        assertThat(created.file()).hasContent("kept\n");
    }

    @Test
    void aLineThatIsNotEndedYetIsNotThereYet() throws IOException {
        childWrites("whole\nhalf");
        assertThat(lines(START)).containsExactly("0 whole");
        childWrites(" and half\n");
        assertThat(lines(START)).containsExactly("0 whole", "0 half and half");
    }

    @Test
    void whatIsWrittenWhileALogIsReadComesWithTheNextReadingAndItsTime() throws IOException {
        childWrites("one\n");
        try (LogLines reading = new LogLines(log, START)) {
            log.mark(START.plusSeconds(5));
            log.append("START");
            assertThat(reading.take().message()).isEqualTo("one");
            assertThat(reading.peek()).isEmpty();
        }
        assertThat(lines(START)).containsExactly("0 one", "5 START");
    }

    @Test
    void ourLinesStandOnLinesOfTheirOwnAndALineBelongsToTheTimeItBeganAt() throws IOException {
        childWrites("half");
        log.mark(START.plusSeconds(5));
        log.append("END");
        assertThat(lines(START)).containsExactly("0 half", "5 END");
        assertThat(lines(START.plusSeconds(5))).containsExactly("5 END");
    }

    @Test
    void aLineKeepsItsIdHoweverItIsRead() throws IOException {
        childWrites("one\n");
        log.mark(START.plusSeconds(5));
        childWrites("two\n");
        assertThat(events(START).get(1)).isEqualTo(events(START.plusSeconds(5)).get(0));
    }

    @Test
    void aVeryLongLineIsCutAsLambdaCutsIt() throws IOException {
        childWrites("x".repeat(300_000) + "\n");
        assertThat(events(START)).extracting(event -> event.message().length()).containsExactly(262_144, 37_856);
    }

    @Test
    void aNoteThatAKilledProcessWroteHalfOfIsLeftOut() throws IOException {
        childWrites("one\n");
        Files.writeString(folder.resolve("stream.log.times"), "4 17", StandardOpenOption.APPEND);
        childWrites("two\n");
        assertThat(lines(START)).containsExactly("0 one", "0 two");
    }

    private void childWrites(String text) throws IOException {
        Files.writeString(log.file(), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private List<String> lines(Instant from) throws IOException {
        return events(from).stream()
                .map(event -> event.time().getEpochSecond() - START.getEpochSecond() + " " + event.message())
                .toList();
    }

    private List<Logs.Event> events(Instant from) throws IOException {
        List<Logs.Event> events = new ArrayList<>();
        try (LogLines lines = new LogLines(log, from)) {
            while (lines.peek().isPresent()) {
                events.add(lines.take());
            }
        }
        return events;
    }
}
