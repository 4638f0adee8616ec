/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.schedule;

import io.github.serverlessmaven.deploy.port.Clock;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.local.function.Call;
import io.github.serverlessmaven.local.function.EventQueue;
import io.github.serverlessmaven.local.http.Payload;
import io.github.serverlessmaven.local.mapping.MappingProblem;
import io.github.serverlessmaven.local.messaging.TargetMessage;
import io.github.serverlessmaven.local.state.DeployedFunction;
import io.github.serverlessmaven.local.state.FunctionDirectory;
import io.github.serverlessmaven.local.state.Outage;
import io.github.serverlessmaven.local.state.StateFolder;
import io.github.serverlessmaven.local.state.TargetKind;
import io.github.serverlessmaven.local.state.UniqueIds;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Value;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Invokes the functions of schedules, and sends to their other targets, when their times come. Schedules are looked up again and again, so
 * that a deployment takes effect at once: a schedule whose timing changed starts again. A time that was missed because the machine slept or
 * its clock was set is skipped.
 */
public final class ScheduleRunner {

    /** AWS invokes within the minute. */
    private static final Duration LATEST = Duration.ofMinutes(1);

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final StateFolder account;
    private final EventQueue events;
    private final Consumer<TargetMessage> messages;
    private final Clock clock;
    private final UniqueIds ids;
    private final Consumer<String> info;
    private final Consumer<String> warnings;
    private final ScheduleEvents payloads;
    private final Outage outage;
    private final Map<String, Progress> progress = new HashMap<>();
    private Instant lastLook = Instant.MIN;

    /** The progress of a schedule: the next time is empty after the last one, and if the expression is malformed. */
    private record Progress(Timing timing, Optional<Recurrence> recurrence, Optional<Instant> next) {

        Progress after(Instant moment) {
            return new Progress(timing, recurrence, recurrence.flatMap(times -> times.after(moment)));
        }
    }

    /**
     * The schedules of an account; nothing is invoked before the first {@link #look}.
     *
     * @param events takes the invocations
     * @param messages takes what is for queues, topics and buses
     * @param info is notified of each invocation
     * @param warnings is notified of schedules that cannot run
     */
    public ScheduleRunner(
            StateFolder account,
            EventQueue events,
            Consumer<TargetMessage> messages,
            Clock clock,
            UniqueIds ids,
            Consumer<String> info,
            Consumer<String> warnings) {
        this.account = account;
        this.events = events;
        this.messages = messages;
        this.clock = clock;
        this.ids = ids;
        this.info = info;
        this.warnings = warnings;
        this.payloads = new ScheduleEvents(ids);
        this.outage = new Outage(warnings, info);
    }

    /**
     * Invokes what is due.
     *
     * @return when to look again; at most a second
     */
    public synchronized Duration look() {
        try {
            Duration pause = runDue();
            outage.end("Schedules run again.");
            return pause;
        } catch (ServerlessException | UncheckedIOException e) {
            outage.begin("Schedules do not run: " + e.getMessage());
            return BETWEEN_LOOKS;
        }
    }

    private Duration runDue() {
        Instant now = clock.now();
        for (DeployedSchedule schedule : running(now)) {
            Optional<Progress> known = Optional.ofNullable(progress.get(schedule.arn()));
            Optional<Instant> due = known.flatMap(Progress::next).filter(time -> !time.isAfter(now));
            if (due.isPresent()) {
                known.ifPresent(each -> progress.put(schedule.arn(), each.after(now)));
                run(schedule, due.get(), now);
            }
        }
        return progress.values().stream()
                .flatMap(each -> each.next().stream())
                .map(next -> Duration.between(now, next))
                .filter(wait -> wait.compareTo(BETWEEN_LOOKS) < 0)
                .min(Duration::compareTo)
                .orElse(BETWEEN_LOOKS);
    }

    /** All schedules, those that are disabled too, each with the time at which it runs next. */
    public synchronized List<ServedSchedule> served() {
        running(clock.now());
        return DeployedSchedule.of(account.read())
                .flatMap(schedule -> schedule.targets().stream()
                        .map(target -> ServedSchedule.of(
                                schedule,
                                target,
                                Optional.ofNullable(progress.get(schedule.arn()))
                                        .flatMap(Progress::next))))
                .toList();
    }

    /** The schedules that are enabled, each with its progress. */
    private List<DeployedSchedule> running(Instant now) {
        if (now.isBefore(lastLook.equals(Instant.MIN) ? now : lastLook.minus(LATEST))) {
            progress.clear(); // the clock was set back
        }
        lastLook = now;
        List<DeployedSchedule> enabled = DeployedSchedule.of(account.read())
                .filter(DeployedSchedule::isEnabled)
                .toList();
        progress.keySet().retainAll(enabled.stream().map(DeployedSchedule::arn).toList());
        enabled.stream()
                .filter(schedule -> !Optional.ofNullable(progress.get(schedule.arn()))
                        .map(Progress::timing)
                        .equals(Optional.of(schedule.timing())))
                .forEach(schedule -> progress.put(schedule.arn(), begin(schedule.timing(), now)));
        return enabled;
    }

    private Progress begin(Timing timing, Instant now) {
        try {
            return new Progress(timing, Optional.of(timing.recurrence(now)), Optional.empty()).after(now);
        } catch (ServerlessException malformed) {
            warnings.accept(malformed.render());
            return new Progress(timing, Optional.empty(), Optional.empty());
        }
    }

    private void run(DeployedSchedule schedule, Instant due, Instant now) {
        String text = schedule.name() + ", " + schedule.timing().text();
        if (due.plus(LATEST).isBefore(now)) {
            info.accept("Skipped the schedule " + text + ", of " + due
                    + ": this machine slept then, or its clock was set.");
            return;
        }
        for (Value.Mapping target : schedule.targets()) {
            String arn = Values.text(target, "Arn");
            TargetKind kind = TargetKind.of(arn).orElseThrow();
            try {
                if (kind == TargetKind.FUNCTION) {
                    invoke(arn, payloads.payload(schedule, target, due), text);
                } else {
                    info.accept("Schedule " + text + ": sends to " + kind.describe(arn));
                    messages.accept(payloads.message(schedule, target, kind, due));
                }
            } catch (ServerlessException | MappingProblem | UncheckedIOException e) {
                warnings.accept("The schedule " + text + " did not "
                        + (kind == TargetKind.FUNCTION ? "invoke its function: " : "send to its target: ")
                        + e.getMessage());
            }
        }
    }

    private void invoke(String arn, String payload, String schedule) {
        DeployedFunction function = new FunctionDirectory(account).get(arn, Optional.empty());
        events.submit(function, Call.of(ids.next(), Payload.of(payload), arn));
        info.accept("Schedule " + schedule + ": invoked " + function.name());
    }
}
