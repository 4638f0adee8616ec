/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.trigger;

import io.github.serverlessmaven.deploy.port.Clock;
import io.github.serverlessmaven.local.schedule.ScheduleRunner;
import io.github.serverlessmaven.local.schedule.ServedSchedule;
import java.time.Duration;
import java.util.List;

/** Schedules of EventBridge and EventBridge Scheduler, while the server is open. */
public final class Schedules implements Trigger {

    private static final Duration LONGEST_END = Duration.ofSeconds(2);

    private final ScheduleRunner runner;
    private final Clock clock;
    private final boolean isOn;
    private final Thread watch = new Thread(this::watch, "schedules");

    /**
     * Creates the trigger; schedules are looked up all the time.
     *
     * @param isOn whether they run, or are only listed
     */
    public Schedules(ScheduleRunner runner, Clock clock, boolean isOn) {
        this.runner = runner;
        this.clock = clock;
        this.isOn = isOn;
        watch.setDaemon(true);
    }

    @Override
    public List<ServedSchedule> schedules() {
        List<ServedSchedule> all = runner.served();
        return isOn ? all : all.stream().map(ServedSchedule::notRunning).toList();
    }

    @Override
    public void open() {
        if (isOn) {
            watch.start();
        }
    }

    private void watch() {
        while (!Thread.currentThread().isInterrupted()) {
            clock.sleep(runner.look());
        }
    }

    @Override
    public void close() {
        watch.interrupt();
        try {
            watch.join(LONGEST_END.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
