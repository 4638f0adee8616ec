/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.report.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.deploy.port.StackEvent;
import io.github.serverlessmaven.deploy.progress.ArtifactProgress;
import io.github.serverlessmaven.deploy.progress.DeployEvent;
import io.github.serverlessmaven.deploy.progress.StackProgress;
import io.github.serverlessmaven.workflow.BuildLog;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DeployConsoleTest {

    private final Screen screen = new Screen();
    private Instant now = Instant.EPOCH;
    private final LiveDisplay display = new LiveDisplay(screen::write, () -> now);

    private final BuildLog log = new ScreenLog(screen);
    private final DeployConsole console = DeployConsole.on(display, log);

    private void resource(String id, String status) {
        console.accept(progress(id, "AWS::Lambda::Function", status));
    }

    private static DeployEvent progress(String id, String type, String status) {
        return new StackProgress.ResourceChanged(new StackEvent(
                id + status, id, type, status, Optional.of("because").filter(reason -> status.endsWith("_FAILED"))));
    }

    private static final String STACK = "AWS::CloudFormation::Stack";

    @Test
    void whatIsUnderWayIsShownBelowWhatHasHappened() {
        console.accept(progress("orders-dev", STACK, "UPDATE_IN_PROGRESS"));
        now = now.plus(Duration.ofSeconds(12));
        resource("One", "CREATE_IN_PROGRESS");
        resource("Two", "CREATE_IN_PROGRESS");
        now = now.plus(Duration.ofSeconds(3));
        resource("Two", "CREATE_COMPLETE");
        assertThat(screen.lines())
                .containsExactly(
                        "[INFO]   CREATE_COMPLETE  Two (AWS::Lambda::Function)",
                        "    15 s  UPDATE_IN_PROGRESS            orders-dev (AWS::CloudFormation::Stack)",
                        "     3 s  CREATE_IN_PROGRESS            One (AWS::Lambda::Function)");
    }

    @Test
    void aFailureIsPrintedAtOnceAndWhatFollowsFromItGoesWithTheEndOfTheStack() {
        console.accept(progress("orders-dev", STACK, "UPDATE_IN_PROGRESS"));
        resource("One", "CREATE_IN_PROGRESS");
        resource("Two", "CREATE_IN_PROGRESS");
        resource("One", "CREATE_FAILED");
        assertThat(screen.lines())
                .hasSize(3)
                .first()
                .isEqualTo("[WARNING]   CREATE_FAILED  One (AWS::Lambda::Function): because");
        console.accept(progress("orders-dev", STACK, "UPDATE_ROLLBACK_COMPLETE"));
        assertThat(screen.lines())
                .containsExactly(
                        "[WARNING]   CREATE_FAILED  One (AWS::Lambda::Function): because",
                        "[INFO]   UPDATE_ROLLBACK_COMPLETE  orders-dev (AWS::CloudFormation::Stack)");
    }

    @Test
    void anUploadIsShownByItsBytesAndThenByALine() {
        console.accept(new ArtifactProgress.Uploading("orders.zip", 1_500_000, 9_000_000));
        console.accept(new ArtifactProgress.Uploading("orders.zip", 3_000_000, 9_000_000));
        assertThat(screen.lines()).containsExactly("     0 s  3.0 MB of 9.0 MB uploaded     orders.zip");
        console.accept(new ArtifactProgress.Uploaded("orders.zip", 9_000_000));
        assertThat(screen.lines()).containsExactly("[INFO] Uploaded orders.zip (9.0 MB)");
    }

    @Test
    void moreThanFitsIsCounted() {
        for (int i = 0; i < 14; i++) {
            resource("R" + i, "CREATE_IN_PROGRESS");
        }
        assertThat(screen.lines()).hasSize(11).last().isEqualTo("         and 4 more");
    }

    @Test
    void timeIsShownAsItPassesAndNothingIsLeftBehind() {
        resource("One", "CREATE_IN_PROGRESS");
        now = now.plus(Duration.ofMinutes(2));
        display.refresh();
        assertThat(screen.lines()).singleElement().asString().startsWith("   120 s  CREATE_IN_PROGRESS");
        console.close();
        assertThat(screen.lines()).isEmpty();
        display.refresh();
        assertThat(screen.lines()).isEmpty();
    }

    @Test
    void withoutATerminalEachStepIsALineButForWhatChangesAllTheTime() {
        DeployConsole lines = DeployConsole.lines(log);
        lines.accept(progress("One", "AWS::Lambda::Function", "CREATE_IN_PROGRESS"));
        lines.accept(new ArtifactProgress.Uploading("orders.zip", 1_500_000, 9_000_000));
        lines.accept(new ArtifactProgress.Uploaded("orders.zip", 9_000_000));
        lines.close();
        assertThat(screen.written)
                .hasToString(
                        "[INFO]   CREATE_IN_PROGRESS  One (AWS::Lambda::Function)\n[INFO] Uploaded orders.zip (9.0 MB)\n");
    }

    /** The log on the same terminal. */
    private record ScreenLog(Screen screen) implements BuildLog {
        @Override
        public void debug(String line) {}

        @Override
        public void info(String line) {
            screen.write("[INFO] " + line + "\n");
        }

        @Override
        public void warn(String line) {
            screen.write("[WARNING] " + line + "\n");
        }

        @Override
        public void warnAlways(String line) {
            warn(line);
        }

        @Override
        public void error(String line) {
            screen.write("[ERROR] " + line + "\n");
        }
    }

    /** A terminal that knows the three control sequences. */
    private static final class Screen {

        private static final Pattern CONTROL = Pattern.compile("\u001b\\[(\\?7[lh]|J|([0-9]+)A)");

        private final StringBuilder written = new StringBuilder();

        void write(String text) {
            written.append(text);
        }

        List<String> lines() {
            List<String> lines = new ArrayList<>(List.of(""));
            Matcher control = CONTROL.matcher(written);
            int from = 0;
            while (control.find()) {
                type(lines, written.substring(from, control.start()));
                from = control.end();
                if (control.group(2) != null) {
                    int row = lines.size() - 1 - Integer.parseInt(control.group(2));
                    lines.subList(row + 1, lines.size()).clear(); // erased next, always
                    lines.set(row, "");
                }
            }
            type(lines, written.substring(from));
            return lines.subList(0, lines.size() - 1);
        }

        private static void type(List<String> lines, String text) {
            for (char c : text.toCharArray()) {
                if (c == '\n') {
                    lines.add("");
                } else {
                    int last = lines.size() - 1;
                    lines.set(last, lines.get(last) + c);
                }
            }
        }
    }
}
