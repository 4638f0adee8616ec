/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.AttachingConnector;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import io.github.serverlessmaven.artifact.Sha256;
import io.github.serverlessmaven.deploy.DeployedTemplate;
import io.github.serverlessmaven.deploy.port.Functions;
import io.github.serverlessmaven.deploy.port.Stack;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.fixtures.HandlerPackage;
import io.github.serverlessmaven.local.runtime.DebugPorts;
import io.github.serverlessmaven.local.runtime.JavaCommand;
import io.github.serverlessmaven.local.runtime.RuntimeFiles;
import io.github.serverlessmaven.local.state.DeployedFunction;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.LogicalId;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Functions in child processes, the ill-behaved ones above all. */
class LocalFunctionsIT extends JavaFunctionsContract {

    @Test
    void resourcesHaveUrlsThatAreUrisWhateverTheFolderIsCalled() throws IOException {
        target.close();
        target = open(state.resolve("a place with 100 %"));
        DeployedTemplate stack = deployed("place");
        stack.with(stack.function("Place", "place"));
        assertThat(call(stack.name("Place"), "{}").payload())
                .startsWith("\"file:/")
                .endsWith("Behaviours.class\"");
    }

    @Test
    void theEndOfAnEnvironmentLeavesNothingInTheLog() throws IOException {
        DeployedTemplate stack = deployed("end");
        stack.with(stack.function("Count", "count"));
        call(stack.name("Count"), "{}");
        target.close();
        try (Stream<Path> files = Files.walk(state.resolve("logs"))) {
            assertThat(files.filter(Files::isRegularFile)
                            .filter(file -> file.toString().endsWith(".log")))
                    .singleElement()
                    .satisfies(log -> assertThat(Files.readAllLines(log))
                            .last()
                            .asString()
                            .startsWith("REPORT "));
        }
    }

    @Test
    void aFunctionDeployedAnewIsNotServedByTheOldEnvironment() throws IOException {
        DeployedTemplate stack = deployed("anew");
        stack.with(stack.function("Count", "count"));
        assertThat(call(stack.name("Count"), "{}").payload()).isEqualTo("1");
        stack.with(stack.function("Count", "count", ", \"MemorySize\": 256"));
        assertThat(call(stack.name("Count"), "{}").payload()).isEqualTo("1");
    }

    @Test
    void aFunctionThatHangsWhileItIsDeployedAnewKeepsNobodyWaiting() throws Exception {
        DeployedTemplate stack = deployed("stuck");
        stack.with(stack.function("Job", "waits", ", \"Timeout\": 300"));
        Path running = state.resolve("running");
        String event = "{\"running\": \"" + running + "\", \"until\": \"" + state.resolve("never") + "\"}";
        CompletableFuture<Functions.Result> stuck = CompletableFuture.supplyAsync(() -> call(stack.name("Job"), event));
        while (!Files.exists(running)) {
            Thread.onSpinWait();
        }
        stack.with(stack.function("Job", "echo", ", \"Timeout\": 300"));
        target.replaceOutdated(1);
        assertThat(call(stack.name("Job"), "{\"n\":1}").payload()).isEqualTo("{\"n\":1}");
        assertThat(stuck).isNotDone();
        target.close();
        assertThat(stuck.get().payload()).contains("Runtime.ExitError");
    }

    @Test
    void aVersionStaysAsItWasPublished() throws IOException {
        DeployedTemplate stack = deployed("published");
        String version =
                "\"First\": {\"Type\": \"AWS::Lambda::Version\", \"Properties\": {\"FunctionName\": {\"Ref\": \"Context\"}}}";
        stack.with(stack.function("Context", "context", ", \"MemorySize\": 256"), version);
        stack.with(stack.function("Context", "context", ", \"MemorySize\": 192"), version);
        Functions.Result old = target.functions()
                .invoke(new Functions.Invocation(
                        stack.name("Context"), "{}", Functions.Type.REQUEST_RESPONSE, Optional.of("1"), false));
        assertThat(old.payload()).contains("\"memory\":\"256\"").contains("\"version\":\"1\"");
        assertThat(call(stack.name("Context"), "{}").payload()).contains("\"memory\":\"192\"");
    }

    @Test
    void aFunctionHasItsOwnFilesAndMemoryAndNothingOfTheBuild() throws IOException {
        DeployedTemplate stack = deployed("alone");
        stack.with(
                stack.function("Context", "context", ", \"MemorySize\": 200"),
                stack.function("Environment", "environment"));
        String context = call(stack.name("Context"), "{}").payload();
        assertThat(context).contains("\"group\":\"/aws/lambda/" + stack.name("Context") + "\"");
        assertThat(context).doesNotContain("target/classes").doesNotContain(".m2");
        long heap = Long.parseLong(context.replaceAll(".*\"heap\":\"(\\d+)\".*", "$1"));
        assertThat(heap).isBetween(150_000_000L, 200L << 20);
        assertThat(call(stack.name("Environment"), "{}").payload())
                .contains("\"AWS_ACCESS_KEY_ID\":\"local\"")
                .doesNotContain("JAVA_HOME")
                .doesNotContain("MAVEN");
    }

    @Test
    void aFunctionThatNeverReturnsIsEndedAtItsTimeout() throws IOException {
        DeployedTemplate stack = deployed("never");
        stack.with(stack.function("Hangs", "hangs", ", \"Timeout\": 1"));
        Functions.Result result = call(stack.name("Hangs"), "{}");
        assertThat(result.error()).contains("Unhandled");
        assertThat(result.payload()).contains("Sandbox.Timedout").contains("Task timed out after 1.00 seconds");
        assertThat(result.log().orElseThrow())
                .contains("Task timed out after 1.00 seconds")
                .contains("Status: timeout");
    }

    @Test
    void aFunctionThatTakesTooMuchMemoryFailsAlone() throws IOException {
        DeployedTemplate stack = deployed("memory");
        stack.with(stack.function("Allocates", "allocates", ", \"Timeout\": 30"), stack.function("Echo", "echo"));
        Functions.Result result = call(stack.name("Allocates"), "{}");
        assertThat(result.error()).contains("Unhandled");
        assertThat(result.payload()).contains("OutOfMemoryError");
        assertThat(call(stack.name("Echo"), "1").payload()).isEqualTo("1");
    }

    @Test
    void aHundredMegabytesOfOutputGoToTheLogAndOnlyItsEndToTheCaller() throws IOException {
        DeployedTemplate stack = deployed("prints");
        stack.with(stack.function("Prints", "prints", ", \"Timeout\": 60"));
        Functions.Result result = call(stack.name("Prints"), "{}");
        assertThat(result.payload()).isEqualTo("\"printed\"");
        assertThat(result.log().orElseThrow()).hasSizeLessThanOrEqualTo(4096).contains("REPORT RequestId");
        assertThat(largestLog()).isGreaterThan(100L << 20);
    }

    private long largestLog() throws IOException {
        try (var files = Files.walk(state.resolve("logs"))) {
            return files.mapToLong(file -> file.toFile().length()).max().orElse(0);
        }
    }

    @Test
    void aThreadLeftRunningDoesNotHoldUpTheNextCall() throws IOException {
        DeployedTemplate stack = deployed("thread");
        stack.with(stack.function("Leaves", "leavesThread"));
        assertThat(call(stack.name("Leaves"), "{}").payload()).isEqualTo("\"left\"");
        assertThat(call(stack.name("Leaves"), "{}").payload()).isEqualTo("\"left\"");
    }

    @Test
    @Timeout(60)
    void callsAtTheSameTimeGetEnvironmentsOfTheirOwnUpToTheReservedConcurrency() throws Exception {
        DeployedTemplate stack = deployed("together");
        stack.with(stack.function("Waits", "waits", ", \"ReservedConcurrentExecutions\": 2, \"Timeout\": 60"));
        ExecutorService callers = Executors.newFixedThreadPool(2);
        Path signal = files.resolve("go-on");
        try {
            List<Future<Functions.Result>> calls = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                String running = files.resolve("running-" + i).toString();
                calls.add(callers.submit(() -> call(
                        stack.name("Waits"), "{\"running\": \"" + running + "\", \"until\": \"" + signal + "\"}")));
            }
            awaitFile(files.resolve("running-0"));
            awaitFile(files.resolve("running-1"));
            assertThatThrownBy(() -> call(stack.name("Waits"), "{}")).hasMessageContaining("Rate Exceeded");
            Files.createFile(signal);
            for (Future<Functions.Result> call : calls) {
                assertThat(call.get().payload()).isEqualTo("\"waited\"");
            }
        } finally {
            callers.shutdownNow();
        }
    }

    /** The test's limit of time ends it. */
    private static void awaitFile(Path file) {
        while (!Files.exists(file)) {
            Thread.onSpinWait();
        }
    }

    @Test
    @Timeout(60)
    void aCallThatIsInterruptedGivesItsMemoryBack() throws Exception {
        DeployedTemplate stack = deployed("interrupted");
        stack.with(
                stack.function("Waits", "waits", ", \"MemorySize\": 1024, \"Timeout\": 900"),
                stack.function("Echo", "echo", ", \"MemorySize\": 1024"));
        Path running = files.resolve("running");
        Thread caller = new Thread(() ->
                call(stack.name("Waits"), "{\"running\": \"" + running + "\", \"until\": \"" + files + "/never\"}"));
        caller.setUncaughtExceptionHandler((thread, reason) -> setUp.info(String.valueOf(reason.getMessage())));
        caller.start();
        awaitFile(running);
        caller.interrupt();
        assertThat(call(stack.name("Echo"), "1").payload()).isEqualTo("1");
        caller.join();
        assertThat(setUp.messages())
                .anyMatch(message -> message.startsWith("Interrupted while " + stack.name("Waits")));
    }

    @Test
    void functionsBeyondTheMemoryOfTheTargetWaitForEachOther() throws Exception {
        DeployedTemplate stack = deployed("budget");
        stack.with(
                stack.function("One", "count", ", \"MemorySize\": 600"),
                stack.function("Two", "count", ", \"MemorySize\": 600"));
        assertThat(call(stack.name("One"), "{}").payload()).isEqualTo("1");
        assertThat(call(stack.name("Two"), "{}").payload()).isEqualTo("1");
        assertThat(call(stack.name("One"), "{}").payload())
                .as("made room for Two")
                .isEqualTo("1");
    }

    @Test
    @Timeout(60)
    void whatIsWarmStaysWarmAndWhatIsDeployedAnewIsWarmedAnew() throws Exception {
        DeployedTemplate stack = deployed("again");
        stack.with(stack.function("Count", "count"));
        target.warm(1);
        assertThat(call(stack.name("Count"), "{}").payload()).isEqualTo("1");
        target.warm(1);
        assertThat(call(stack.name("Count"), "{}").payload()).isEqualTo("2");
        stack.with(stack.function("Count", "count", ", \"MemorySize\": 256"));
        target.warm(1);
        assertThat(call(stack.name("Count"), "{}").payload()).isEqualTo("1");
    }

    @Test
    @Timeout(60)
    void warmEnvironmentsBeyondTheMemoryOfTheTargetAreNotStarted() throws Exception {
        DeployedTemplate stack = deployed("warm");
        stack.with(
                stack.function("One", "count", ", \"MemorySize\": 600"),
                stack.function("Two", "count", ", \"MemorySize\": 300"));
        target.warm(5);
        assertThat(call(stack.name("One"), "{}").payload()).isEqualTo("1");
        assertThat(call(stack.name("Two"), "{}").payload()).isEqualTo("1");
    }

    @Test
    @Timeout(60)
    void functionsWaitForADebuggerOneAfterAnother() throws Exception {
        int port = freePort();
        setUp.debugPorts(DebugPorts.shared(port, true));
        target = open(state);
        DeployedTemplate stack = deployed("debug");
        stack.with(stack.function("One", "count"), stack.function("Two", "count"));
        ExecutorService caller = Executors.newSingleThreadExecutor();
        try {
            for (String function : List.of("One", "Two")) {
                Future<Functions.Result> result = caller.submit(() -> call(stack.name(function), "{}"));
                String waiting = stack.name(function) + " waits for a debugger at 127.0.0.1:" + port;
                while (!setUp.messages().contains(waiting)) {
                    Thread.onSpinWait();
                }
                attach(port).dispose();
                assertThat(result.get().payload()).isEqualTo("1");
            }
        } finally {
            caller.shutdownNow();
        }
    }

    @Test
    @Timeout(60)
    void whatIsDeployedAnewIsStartedBeforeItIsCalled() throws Exception {
        target = open(state);
        DeployedTemplate stack = deployed("anew");
        String variables = ", \"Environment\": {\"Variables\": {\"SIZE\": \"%s\"}}";
        stack.with(stack.function("One", "count", variables.formatted("1")), stack.function("Two", "count"));
        assertThat(call(stack.name("One"), "{}").payload()).isEqualTo("1");
        stack.with(stack.function("One", "count", variables.formatted("2")), stack.function("Two", "count"));
        target.replaceOutdated(0);
        while (environments() < 2) {
            Thread.onSpinWait();
        }
        assertThat(call(stack.name("One"), "{}").payload()).isEqualTo("1");
        assertThat(call(stack.name("One"), "{}").payload()).isEqualTo("2");
        assertThat(environments()).isEqualTo(2);
    }

    /** How many environments were started; each has a log. */
    private long environments() throws IOException {
        try (Stream<Path> files = Files.walk(state.resolve("logs"))) {
            return files.filter(file -> file.toString().endsWith(".times")).count();
        }
    }

    @Test
    @Timeout(60)
    void aFunctionThatIsDebuggedKeepsItsPortAndTheOthersRunAsEver() throws Exception {
        setUp.debugPorts(DebugPorts.each(name -> name.endsWith("One"), false));
        target = open(state);
        DeployedTemplate stack = deployed("one");
        stack.with(stack.function("One", "count", ", \"Timeout\": 1"), stack.function("Two", "count"));
        assertThat(call(stack.name("Two"), "{}").payload()).isEqualTo("1");
        assertThat(setUp.messages()).noneMatch(line -> line.contains("debugger"));
        assertThat(call(stack.name("One"), "{}").payload()).isEqualTo("1");
        String announced = setUp.messages().stream()
                .filter(line -> line.startsWith(stack.name("One") + " listens for a debugger at 127.0.0.1:"))
                .findFirst()
                .orElseThrow();
        attach(Integer.parseInt(announced.replaceAll(".*:", ""))).dispose();
        assertThat(call(stack.name("One"), "{}").payload()).isEqualTo("2");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Tries until the function's JVM listens; the test's limit of time ends it. */
    private static VirtualMachine attach(int port) throws IllegalConnectorArgumentsException {
        AttachingConnector connector = Bootstrap.virtualMachineManager().attachingConnectors().stream()
                .filter(candidate -> candidate.name().equals("com.sun.jdi.SocketAttach"))
                .findFirst()
                .orElseThrow();
        Map<String, Connector.Argument> arguments = connector.defaultArguments();
        arguments.get("hostname").setValue("127.0.0.1");
        arguments.get("port").setValue(Integer.toString(port));
        while (true) {
            try {
                return connector.attach(arguments);
            } catch (IOException notYet) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void anEventThatFailsIsTriedAgainThenSentToItsDestinationAndDeadLetterQueue() throws IOException {
        DeployedTemplate stack = deployed("events");
        String settings = """
                "Settings": {"Type": "AWS::Lambda::EventInvokeConfig", "Properties": {"FunctionName": {"Ref": "Fails"},
                 "Qualifier": "$LATEST", "MaximumRetryAttempts": 1,
                 "DestinationConfig": {"OnFailure": {"Destination": {"Fn::GetAtt": ["Echo", "Arn"]}}}}}""";
        stack.with(
                stack.function(
                        "Fails",
                        "fails",
                        ", \"DeadLetterConfig\": {\"TargetArn\": \"arn:aws:sqs:us-east-1:000000000000:dead\"}"),
                stack.function("Echo", "count"),
                settings);
        target.functions()
                .invoke(new Functions.Invocation(
                        stack.name("Fails"), "{\"n\": 1}", Functions.Type.EVENT, Optional.empty(), false));
        target.close();
        assertThat(logs("Fails"))
                .contains("START")
                .satisfies(log -> assertThat(log.split("START RequestId", -1)).hasSize(3));
        assertThat(logs("Echo")).contains("call number 1");
        assertThat(setUp.messages()).anyMatch(message -> message.contains("arn:aws:sqs:us-east-1:000000000000:dead"));
        target = null;
    }

    private String logs(String function) throws IOException {
        StringBuilder text = new StringBuilder();
        try (var files = Files.walk(state.resolve("logs"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".log"))
                    .filter(path -> path.getParent().getFileName().toString().contains(function))
                    .toList()) {
                text.append(Files.readString(file));
            }
        }
        return text.toString();
    }

    @Test
    void aFunctionFindsTheClassesOfItsLayers() throws IOException {
        Path empty = files.resolve("empty.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(empty))) {
            zip.putNextEntry(new ZipEntry("readme.txt"));
        }
        Path layer = files.resolve("layer.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(layer))) {
            zip.putNextEntry(new ZipEntry("java/lib/handlers.jar"));
            Files.copy(HandlerPackage.in(files), zip);
        }
        DeployedTemplate stack = new DeployedTemplate(target, "layered", empty);
        Stack deployed = stack.with("\"Bucket\": {\"Type\": \"AWS::S3::Bucket\"}");
        String bucket = target.stacks()
                .physicalId(deployed.name(), new LogicalId("Bucket"))
                .orElseThrow();
        target.store().upload(bucket, "layer.zip", layer, Sha256.of(layer));
        stack.with(
                "\"Bucket\": {\"Type\": \"AWS::S3::Bucket\"}",
                "\"Layer\": {\"Type\": \"AWS::Lambda::LayerVersion\", \"Properties\": {\"LayerName\": \"tools\","
                        + " \"Content\": {\"S3Bucket\": {\"Ref\": \"Bucket\"}, \"S3Key\": \"layer.zip\"}}}",
                stack.function("Count", "count", ", \"Layers\": [{\"Ref\": \"Layer\"}]"));
        assertThat(call(stack.name("Count"), "{}").payload()).isEqualTo("1");
    }

    @Test
    void nothingOfAFunctionOutlivesAKilledMaven() throws Exception {
        List<ProcessHandle> processes = HostProcess.killed(
                state,
                HandlerPackage.in(files),
                "java17",
                "io.github.serverlessmaven.fixtures.Behaviours::startsProcesses");
        assertThat(processes).hasSize(3);
        for (ProcessHandle process : processes) {
            assertThat(process.onExit().get(20, TimeUnit.SECONDS).isAlive()).isFalse();
        }
    }

    @Test
    void nothingOfAFunctionOutlivesItsEnvironment() throws Exception {
        DeployedTemplate stack = deployed("end");
        stack.with(stack.function("Starts", "startsProcesses"));
        String ids = call(stack.name("Starts"), "{}").payload();
        List<ProcessHandle> processes = Pattern.compile("\\d+")
                .matcher(ids)
                .results()
                .flatMap(id -> ProcessHandle.of(Long.parseLong(id.group())).stream())
                .toList();
        assertThat(processes).hasSize(3);
        target.close();
        for (ProcessHandle process : processes) {
            assertThat(process.onExit().get(20, TimeUnit.SECONDS).isAlive()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"C", "POSIX", "en_US.UTF-8", "C.UTF-8"})
    void everythingIsUtf8WhateverTheLocaleOfMaven(String locale) throws Exception {
        String answer = HostProcess.answer(
                Map.of("LC_ALL", locale),
                state,
                HandlerPackage.in(files),
                "java17",
                "io.github.serverlessmaven.fixtures.Behaviours::charsets");
        assertThat(Json.compact(Json.parse(answer, "the answer")))
                .isEqualTo("[\"UTF-8\",\"UTF-8\",\"" + HostProcess.GREETING + "\",\"false\"]");
    }

    @Test
    void codeForANewerJavaIsRefusedWithARemedy() {
        Path classes = state.resolve("new/com/example");
        assertThatThrownBy(() -> {
                    Files.createDirectories(classes);
                    Files.write(
                            classes.resolve("New.class"),
                            new byte[] {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE, 0, 0, 0, 120});
                    DeployedFunction function = new DeployedFunction(
                            "new",
                            "$LATEST",
                            "arn",
                            io.github.serverlessmaven.template.Value.mapping()
                                    .put("Runtime", "java25")
                                    .put("Handler", "com.example.New")
                                    .build());
                    new JavaCommand(
                                    new TestPlatform(),
                                    new RuntimeFiles(state),
                                    DebugPorts.NONE,
                                    List.of(),
                                    setUp::info)
                            .command(function, state.resolve("new"), state);
                })
                .isInstanceOf(ServerlessException.class)
                .hasMessageContaining("compiled for Java 76");
    }
}
