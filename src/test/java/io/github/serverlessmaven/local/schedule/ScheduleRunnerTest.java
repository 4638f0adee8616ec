/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.deploy.DeployedTemplate;
import io.github.serverlessmaven.deploy.port.Clock;
import io.github.serverlessmaven.fixtures.HandlerPackage;
import io.github.serverlessmaven.local.LocalSetUp;
import io.github.serverlessmaven.local.LocalTarget;
import io.github.serverlessmaven.local.function.Call;
import io.github.serverlessmaven.local.messaging.TargetMessage;
import io.github.serverlessmaven.local.state.DeployedFunction;
import io.github.serverlessmaven.local.state.StateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What schedules of a stack invoke, and when, on a clock that the test sets. */
class ScheduleRunnerTest {

    private static final String FUNCTION = "arn:aws:lambda:us-east-1:000000000000:function:jobs-Job";
    private static final String QUEUE = "arn:aws:sqs:us-east-1:000000000000:orders";
    private static final String BUS = "arn:aws:events:us-east-1:000000000000:event-bus/default";

    @TempDir
    Path folder;

    private final SetClock clock = new SetClock();
    private final LocalSetUp setUp = new LocalSetUp().clock(clock);
    private final List<String> calls = new ArrayList<>();
    private final List<TargetMessage> messages = new ArrayList<>();
    private LocalTarget target;
    private DeployedTemplate stack;
    private ScheduleRunner runner;
    private int ids;

    private static final class SetClock implements Clock {

        private Instant now = Instant.parse("2026-11-23T10:00:30Z");

        @Override
        public Instant now() {
            return now;
        }

        @Override
        public void sleep(Duration duration) {
            now = now.plus(duration);
        }
    }

    @BeforeEach
    void deploy() throws IOException {
        target = setUp.open(folder);
        stack = new DeployedTemplate(target, "jobs", HandlerPackage.in(folder));
        runner = new ScheduleRunner(
                new StateFolder(folder),
                this::call,
                messages::add,
                clock,
                () -> "id-" + ++ids,
                setUp::info,
                setUp::warn);
    }

    private void call(DeployedFunction function, Call call) {
        calls.add(function.name() + " " + call.payload().text());
    }

    /** A rule, whose target is the function unless other targets follow. */
    private static String rule(String id, String expression, String more) {
        return "\"" + id + "\": {\"Type\": \"AWS::Events::Rule\", \"Properties\": {\"Name\": \"" + id
                + "\", \"ScheduleExpression\": \"" + expression + "\"" + more
                + (more.contains("Targets") ? "" : ", \"Targets\": [" + functionTarget("") + "]") + "}}";
    }

    private static String functionTarget(String input) {
        return "{\"Id\": \"one\", \"Arn\": {\"Fn::GetAtt\": [\"Job\", \"Arn\"]}" + input + "}";
    }

    private static String schedule(String id, String expression, String more, String input) {
        return "\"" + id + "\": {\"Type\": \"AWS::Scheduler::Schedule\", \"Properties\": {\"Name\": \"" + id
                + "\", \"ScheduleExpression\": \"" + expression + "\", \"FlexibleTimeWindow\": {\"Mode\": \"FLEXIBLE\","
                + " \"MaximumWindowInMinutes\": 15}" + more
                + ", \"Target\": {\"RoleArn\": \"arn:aws:iam::000000000000:role/r\","
                + " \"Arn\": {\"Fn::GetAtt\": [\"Job\", \"Arn\"]}" + input + "}}}";
    }

    private void with(String... schedules) {
        List<String> resources = new ArrayList<>(List.of(stack.function("Job", "echo")));
        resources.addAll(List.of(schedules));
        stack.with(resources.toArray(String[]::new));
        runner.look();
    }

    /** Goes on second by second, as the trigger does. */
    private void pass(Duration time) {
        Instant end = clock.now().plus(time);
        while (clock.now().isBefore(end)) {
            clock.sleep(runner.look());
        }
        runner.look();
    }

    @Test
    void aRuleSendsTheEventOfAws() {
        with(rule("Nightly", "cron(5 10 * * ? *)", ""));
        pass(Duration.ofHours(2));
        assertThat(calls)
                .containsExactly("jobs-Job {\"version\":\"0\",\"id\":\"id-1\",\"detail-type\":\"Scheduled Event\","
                        + "\"source\":\"aws.events\",\"account\":\"000000000000\",\"time\":\"2026-11-23T10:05:00Z\","
                        + "\"region\":\"us-east-1\",\"resources\":[\"arn:aws:events:us-east-1:000000000000:rule/Nightly\"],"
                        + "\"detail\":{}}");
        assertThat(setUp.messages()).contains("Schedule Nightly, cron(5 10 * * ? *): invoked jobs-Job");
    }

    @Test
    void eventBridgeSchedulerSendsItsOwnEventOrTheInputWithItsAttributes() {
        with(
                schedule("Plain", "at(2026-11-23T11:05:00)", ", \"ScheduleExpressionTimezone\": \"Europe/Paris\"", ""),
                schedule("Filled", "cron(6 10 * * ? *)", ", \"GroupName\": \"nightly\"", """
                , "Input": "{\\"schedule\\":\\"<aws.scheduler.schedule-arn>\\",\\"at\\":\\"<aws.scheduler.scheduled-time>\\",
                \\"try\\":\\"<aws.scheduler.attempt-number>\\",\\"run\\":\\"<aws.scheduler.execution-id>\\"}"
                """.replace("\n", "")));
        pass(Duration.ofHours(2));
        assertThat(calls)
                .containsExactly(
                        "jobs-Job {\"version\":\"0\",\"id\":\"id-1\",\"detail-type\":\"Scheduled Event\","
                                + "\"source\":\"aws.scheduler\",\"account\":\"000000000000\",\"time\":\"2026-11-23T10:05:00Z\","
                                + "\"region\":\"us-east-1\",\"resources\":["
                                + "\"arn:aws:scheduler:us-east-1:000000000000:schedule/default/Plain\"],\"detail\":\"{}\"}",
                        "jobs-Job {\"schedule\":\"arn:aws:scheduler:us-east-1:000000000000:schedule/nightly/Filled\","
                                + "\"at\":\"2026-11-23T10:06:00Z\",\"try\":\"1\",\"run\":\"id-3\"}");
    }

    @Test
    void eachTargetGetsItsInput() {
        with(rule(
                "Two",
                "rate(1 hour)",
                ", \"Targets\": [" + functionTarget(", \"Input\": \"{\\\"n\\\":1}\"") + ", "
                        + functionTarget(", \"InputPath\": \"$.source\"") + ", "
                        + functionTarget(", \"InputTransformer\": {\"InputPathsMap\": {\"at\": \"$.time\"},"
                                + " \"InputTemplate\": \"{\\\"at\\\": <at>}\"}")
                        + "]"));
        pass(Duration.ofMinutes(61));
        assertThat(calls)
                .containsExactly(
                        "jobs-Job {\"n\":1}", "jobs-Job \"aws.events\"", "jobs-Job {\"at\": \"2026-11-23T11:00:30Z\"}");
    }

    @Test
    void aRateRunsFromItsFirstSightAndCountsOn() {
        with(rule("Often", "rate(5 minutes)", ""));
        pass(Duration.ofMinutes(16));
        assertThat(calls).hasSize(3).allMatch(call -> call.contains(":30Z"));
    }

    @Test
    void aDisabledOneIsListedButDoesNotRun() {
        with(rule("Off", "rate(1 minute)", ", \"State\": \"DISABLED\""));
        pass(Duration.ofMinutes(10));
        assertThat(calls).isEmpty();
        assertThat(runner.served()).extracting(ServedSchedule::text).containsExactly("rate(1 minute), disabled");
    }

    @Test
    void whatPassedWhileTheMachineSleptIsSkippedOnce() {
        with(rule("Often", "rate(1 minute)", ""), rule("Daily", "cron(0 12 * * ? *)", ""));
        clock.sleep(Duration.ofHours(72));
        pass(Duration.ofMinutes(2));
        assertThat(calls).hasSize(2).first().asString().contains("2026-11-26T10:01:30Z");
        assertThat(setUp.messages())
                .filteredOn(line -> line.startsWith("Skipped the schedule "))
                .containsExactlyInAnyOrder(
                        "Skipped the schedule Often, rate(1 minute), of 2026-11-23T10:01:30Z: this machine slept then,"
                                + " or its clock was set.",
                        "Skipped the schedule Daily, cron(0 12 * * ? *), of 2026-11-23T12:00:00Z: this machine slept then,"
                                + " or its clock was set.");
    }

    @Test
    void aClockThatIsSetBackALittleRunsNothingTwiceAndFarBackBeginsAnew() {
        with(rule("Five", "cron(5 10 * * ? *)", ""));
        pass(Duration.ofMinutes(5));
        clock.now = Instant.parse("2026-11-23T10:04:59Z");
        pass(Duration.ofMinutes(5));
        assertThat(calls).hasSize(1);
        clock.now = Instant.parse("2026-11-20T10:00:00Z");
        pass(Duration.ofMinutes(6));
        assertThat(calls).hasSize(2).last().asString().contains("2026-11-20T10:05:00Z");
    }

    @Test
    void whatIsDeployedAnewCountsAtOnce() {
        with(rule("Rule", "rate(10 minutes)", ""), rule("Gone", "rate(4 minutes)", ""));
        pass(Duration.ofMinutes(3));
        with(rule("Rule", "rate(10 minutes)", ", \"Description\": \"the same times\""));
        pass(Duration.ofMinutes(8));
        assertThat(calls).hasSize(1).first().asString().contains("2026-11-23T10:10:30Z");
        clock.now = clock.now.plusMillis(250); // of which nothing is shown
        with(rule("Rule", "rate(1 minute)", ""));
        assertThat(runner.served())
                .extracting(ServedSchedule::text)
                .containsExactly("rate(1 minute), next at 2026-11-23T10:12:30Z");
        pass(Duration.ofMinutes(2));
        assertThat(calls).hasSize(3);
    }

    @Test
    void whatCannotRunIsReportedOnceAndStopsNoOther() {
        with(
                rule("Bad", "cron(0 6 * * * *)", ""),
                rule("Lost", "rate(2 minutes)", ", \"Targets\": [{\"Id\": \"1\", \"Arn\": \"" + FUNCTION + "-gone\"}]"),
                rule("Path", "rate(2 minutes)", ", \"Targets\": [" + functionTarget(", \"InputPath\": \"$.[\"") + "]"),
                rule("Good", "rate(2 minutes)", ""));
        pass(Duration.ofMinutes(3));
        assertThat(calls).hasSize(1);
        assertThat(setUp.warnings())
                .hasSize(3)
                .anyMatch(line -> line.startsWith("cron(0 6 * * * *) is not a schedule expression: "))
                .anyMatch(line -> line.startsWith("The schedule Lost, rate(2 minutes) did not invoke its function:"
                        + " Function not found: " + FUNCTION + "-gone"))
                .anyMatch(line -> line.startsWith("The schedule Path, rate(2 minutes) did not invoke its function: "));
        assertThat(runner.served()).extracting(ServedSchedule::text).contains("cron(0 6 * * * *), no next run");
    }

    private static String sends(String id, String arn, String properties) {
        return "\"" + id + "\": {\"Type\": \"AWS::Scheduler::Schedule\", \"Properties\": {\"Name\": \"" + id
                + "\", \"ScheduleExpression\": \"rate(1 hour)\", \"FlexibleTimeWindow\": {\"Mode\": \"OFF\"}, \"Target\":"
                + " {\"RoleArn\": \"arn:aws:iam::000000000000:role/r\", \"Arn\": \"" + arn + "\"" + properties + "}}}";
    }

    @Test
    void queuesTopicsAndBusesGetMessages() {
        with(
                rule(
                        "Rule",
                        "rate(1 hour)",
                        ", \"Targets\": [{\"Id\": \"q\", \"Arn\": \"" + QUEUE
                                + ".fifo\", \"Input\": \"tea\", \"SqsParameters\": {\"MessageGroupId\": \"g\"}}]"),
                sends(
                        "Topic",
                        "arn:aws:sns:us-east-1:000000000000:news",
                        ", \"Input\": \"<aws.scheduler.attempt-number>\""),
                sends("Bus", BUS, """
                , "EventBridgeParameters": {"Source": "jobs", "DetailType": "due"}, "Input": "{\\"n\\": 1}\""""));
        pass(Duration.ofMinutes(61));
        assertThat(messages)
                .extracting(message -> message.content().body())
                .containsExactly(
                        "tea",
                        "1",
                        "{\"version\":\"0\",\"id\":\"id-4\",\"detail-type\":\"due\",\"source\":\"jobs\","
                                + "\"account\":\"000000000000\",\"time\":\"2026-11-23T11:00:30Z\",\"region\":\"us-east-1\","
                                + "\"resources\":[\"arn:aws:scheduler:us-east-1:000000000000:schedule/default/Bus\"],"
                                + "\"detail\":{\"n\":1}}");
        assertThat(messages.get(0).content().group()).contains("g");
        assertThat(messages.get(0).attributes())
                .isEqualTo(Map.of("RULE_ARN", "arn:aws:events:us-east-1:000000000000:rule/Rule"));
        assertThat(messages.get(1).attributes()).containsEntry("SCHEDULED_TIME", "2026-11-23T11:00:30Z");
        assertThat(setUp.messages())
                .contains(
                        "Schedule Rule, rate(1 hour): sends to queue orders.fifo",
                        "Schedule Topic, rate(1 hour): sends to topic news",
                        "Schedule Bus, rate(1 hour): sends to bus default");
        assertThat(runner.served())
                .extracting(ServedSchedule::target)
                .containsExactlyInAnyOrder("queue orders.fifo", "topic news", "bus default");
        assertThat(calls).isEmpty();
    }

    @Test
    void aBusGetsTheEventOfARuleAndNoTextOfASchedule() {
        with(
                rule("Rule", "rate(1 hour)", ", \"Targets\": [{\"Id\": \"b\", \"Arn\": \"" + BUS + "\"}]"),
                sends("Text", BUS, ", \"Input\": \"[1]\""));
        pass(Duration.ofMinutes(61));
        assertThat(messages).singleElement().satisfies(message -> {
            assertThat(message.content().body()).contains("\"source\":\"aws.events\"");
            assertThat(message.isEventOfBus()).isTrue();
        });
        assertThat(setUp.warnings())
                .singleElement()
                .asString()
                .contains(
                        "The schedule Text, rate(1 hour) did not send to its target: The input for a bus is not a JSON object: [1]");
    }

    @Test
    void aStateThatCannotBeReadIsReportedOnceAndStopsThemNoLonger() throws IOException {
        with(rule("Often", "rate(1 minute)", ""));
        Path state = folder.resolve("account.json");
        String deployed = Files.readString(state);
        Files.writeString(state, "{");
        pass(Duration.ofSeconds(10));
        assertThat(setUp.warnings()).singleElement().asString().startsWith("Schedules do not run: ");
        Files.writeString(state, deployed);
        pass(Duration.ofMinutes(2));
        assertThat(setUp.messages()).contains("Schedules run again.");
        assertThat(calls).isNotEmpty();
    }

    @Test
    void whatOnlyAwsCanStartIsNamedAndStopsNoOtherTarget() {
        String machine = "{\"Id\": \"s\", \"Arn\": \"arn:aws:states:us-east-1:000000000000:stateMachine:s\"}";
        with(
                rule("Rule", "rate(1 hour)", ""),
                schedule("Schedule", "rate(1 hour)", "", ""),
                sends("Queue", QUEUE, ""),
                rule("Mixed", "rate(1 hour)", ", \"Targets\": [" + machine + ", " + functionTarget("") + "]"),
                sends("Universal", "arn:aws:scheduler:::aws-sdk:sqs:sendMessage", ", \"Input\": \"{}\""));
        assertThat(target.recordedOnly("jobs"))
                .containsExactlyInAnyOrder("Mixed (AWS::Events::Rule)", "Universal (AWS::Scheduler::Schedule)");
        pass(Duration.ofMinutes(61));
        assertThat(calls).hasSize(3);
        assertThat(messages).hasSize(1);
        assertThat(setUp.warnings()).isEmpty();
    }
}
