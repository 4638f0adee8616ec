/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.report.console;

import io.github.serverlessmaven.deploy.progress.DeployEvent.Activity;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The work that is in progress, as the last lines of a terminal, which are painted again as it continues. Other lines are printed above
 * them. Without any work nothing is shown.
 */
final class LiveDisplay {

    /** Lines beyond the height of a terminal could not be erased. */
    private static final int MOST_LINES = 10;

    private static final String ERASE_BELOW = "\u001b[J";
    private static final String NO_LINE_BREAKS = "\u001b[?7l";
    private static final String LINE_BREAKS = "\u001b[?7h";

    private final Consumer<String> terminal;
    private final InstantSource clock;
    private final Map<String, Row> rows = new LinkedHashMap<>();
    private int painted;

    /**
     * A display on which nothing is in progress.
     *
     * @param terminal receives text and control sequences (ECMA-48 and DEC's for line breaks)
     */
    LiveDisplay(Consumer<String> terminal, InstantSource clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    /** Shows how far work is. */
    synchronized void show(Activity activity) {
        switch (activity.phase()) {
            case UNDER_WAY ->
                rows.merge(
                        activity.subject(),
                        new Row(activity, clock.instant()),
                        (row, news) -> new Row(activity, row.start()));
            case OVER -> rows.remove(activity.subject());
            case ALL_OVER -> rows.clear();
        }
        paint();
    }

    /** Prints lines above. */
    synchronized void above(Runnable printing) {
        erase();
        printing.run();
        paint();
    }

    /** Paints again, as time has passed. */
    synchronized void refresh() {
        if (!rows.isEmpty()) {
            paint();
        }
    }

    /** Ends all work. */
    synchronized void clear() {
        rows.clear();
        erase();
    }

    private void erase() {
        if (painted > 0) {
            terminal.accept(erasing());
        }
    }

    private String erasing() {
        String erasing = painted == 0 ? "" : "\u001b[" + painted + "A" + ERASE_BELOW;
        painted = 0;
        return erasing;
    }

    /** In one write, so that it does not flicker. */
    private void paint() {
        StringBuilder text = new StringBuilder(erasing());
        if (!rows.isEmpty()) {
            lines(text.append(NO_LINE_BREAKS)).append(LINE_BREAKS);
        }
        if (!text.isEmpty()) {
            terminal.accept(text.toString());
        }
    }

    private StringBuilder lines(StringBuilder text) {
        Instant now = clock.instant();
        for (Row row : rows.values()) {
            if (painted == MOST_LINES) {
                text.append("         and ").append(rows.size() - MOST_LINES).append(" more\n");
                painted++;
                break;
            }
            text.append(row.line(now)).append('\n');
            painted++;
        }
        return text;
    }

    /**
     * A line.
     *
     * @param activity what it shows
     * @param start when the work was first seen
     */
    private record Row(Activity activity, Instant start) {

        private String line(Instant now) {
            return String.format(
                    Locale.ROOT,
                    "%6d s  %-28s  %s",
                    Duration.between(start, now).toSeconds(),
                    activity.state(),
                    activity.subject());
        }
    }
}
