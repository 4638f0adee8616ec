/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.report.console;

import io.github.serverlessmaven.deploy.progress.DeployEvent;
import io.github.serverlessmaven.deploy.progress.DeployEvent.Activity;
import io.github.serverlessmaven.workflow.BuildLog;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Timer;
import java.util.TimerTask;
import java.util.function.Consumer;

/**
 * Shows the progress of a deployment on the console: one line for each thing that happens, and on a terminal what is in progress
 * below them.
 */
public final class DeployConsole implements Consumer<DeployEvent>, AutoCloseable {

    private static final long A_SECOND = 1000;

    private final BuildLog log;
    private final Optional<LiveDisplay> display;
    private final Optional<Timer> timer;

    private DeployConsole(BuildLog log, Optional<LiveDisplay> display, Optional<Timer> timer) {
        this.log = log;
        this.display = display;
        this.timer = timer;
    }

    /** A terminal, on which a display is painted again each second. */
    public static DeployConsole live(BuildLog log, InstantSource clock) {
        return live(log, new LiveDisplay(StandardOutput::control, clock));
    }

    /** A console that is a file, or that others write to. */
    public static DeployConsole lines(BuildLog log) {
        return new DeployConsole(log, Optional.empty(), Optional.empty());
    }

    private static DeployConsole live(BuildLog log, LiveDisplay display) {
        Timer timer = new Timer("serverless-console", true);
        TimerTask refresh = new TimerTask() {
            @Override
            public void run() {
                display.refresh();
            }
        };
        timer.schedule(refresh, A_SECOND, A_SECOND);
        return new DeployConsole(log, Optional.of(display), Optional.of(timer));
    }

    /** A console with a display that nobody refreshes. */
    static DeployConsole on(LiveDisplay display, BuildLog log) {
        return new DeployConsole(log, Optional.of(display), Optional.empty());
    }

    @Override
    public void accept(DeployEvent event) {
        Optional<Activity> shown = display.flatMap(live -> event.activity());
        shown.ifPresent(activity -> display.orElseThrow().show(activity));
        boolean isLiveOnly = shown.filter(activity -> activity.phase() == Activity.Phase.UNDER_WAY)
                .isPresent();
        switch (event.level()) {
            case LIVE -> {}
            case INFO -> {
                if (!isLiveOnly) {
                    print(() -> log.info(event.text()));
                }
            }
            case WARNING -> print(() -> log.warn(event.text()));
        }
    }

    private void print(Runnable line) {
        display.ifPresentOrElse(live -> live.above(line), line);
    }

    /** Leaves the terminal as a console of lines would. */
    @Override
    public void close() {
        timer.ifPresent(Timer::cancel);
        display.ifPresent(LiveDisplay::clear);
    }
}
