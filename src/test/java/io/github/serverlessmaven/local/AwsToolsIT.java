/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.deploy.DeployedTemplate;
import io.github.serverlessmaven.external.RealComponent;
import io.github.serverlessmaven.external.SystemComponent;
import io.github.serverlessmaven.fixtures.HandlerPackage;
import io.github.serverlessmaven.local.trigger.LocalServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** AWS's own command line and AWS's library for Python, both as PyPI has them, with functions of this machine. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class AwsToolsIT {

    private static final Path PROGRAMS =
            Path.of(System.getProperty("serverless.test.emulator", "target/emulator"), "venv", "bin");
    private static final String STREAMING = """
            import botocore.session, sys
            client = botocore.session.Session().create_client('lambda', endpoint_url=sys.argv[1])
            answer = client.invoke_with_response_stream(FunctionName='tools-Flow', Payload=sys.argv[2], LogType='Tail')
            print(answer['ResponseStreamContentType'], flush=True)
            for event in answer['EventStream']:
                if 'PayloadChunk' in event:
                    print(event['PayloadChunk']['Payload'].decode().strip(), flush=True)
                else:
                    end = event['InvokeComplete']
                    print(end.get('ErrorCode'), end.get('ErrorDetails'), bool(end.get('LogResult')), flush=True)
            """;

    @TempDir
    static Path folder;

    private final LocalSetUp setUp = LocalSetUp.withJava();
    private LocalTarget target;
    private LocalServer server;

    @BeforeAll
    void serve() throws IOException {
        if (!Files.isExecutable(PROGRAMS.resolve("aws"))) {
            SystemComponent.PYTHON.require();
            RealComponent.require(false, "AWS's command line");
        }
        target = setUp.memory(4096).open(folder.resolve("state"));
        DeployedTemplate stack = new DeployedTemplate(target, "tools", HandlerPackage.in(folder));
        stack.with(
                stack.function("Echo", "echo"),
                stack.function("Fails", "fails"),
                """
                "Topic": {"Type": "AWS::SNS::Topic", "Properties": {"TopicName": "tools", "Subscription": [
                  {"Protocol": "lambda", "Endpoint": {"Fn::GetAtt": ["Echo", "Arn"]}}]}},
                "Rule": {"Type": "AWS::Events::Rule", "Properties": {"EventPattern": {"source": ["tools"]},
                  "Targets": [{"Id": "echo", "Arn": {"Fn::GetAtt": ["Echo", "Arn"]}}]}}""",
                stack.function(
                        "Flow", "io.github.serverlessmaven.fixtures.StreamingRuntime::handle", ", \"Timeout\": 60"));
        server = target.serve(LocalSetUp.LOOPBACK, 0, "web", LocalAuthorizers.ON, LocalEvents.ALL);
    }

    @AfterAll
    void end() {
        if (server != null) {
            server.close();
            target.close();
        }
    }

    @Test
    void theCommandLineCallsAFunction() throws Exception {
        Path answer = folder.resolve("answer.json");
        String told = output(aws(
                "lambda",
                "invoke",
                "--function-name",
                "tools-Echo",
                "--payload",
                "{\"n\": 1}",
                "--log-type",
                "Tail",
                answer.toString()));
        assertThat(told)
                .contains("\"StatusCode\": 200")
                .contains("\"ExecutedVersion\": \"$LATEST\"")
                .contains("\"LogResult\"");
        assertThat(answer).hasContent("{\"n\": 1}");
        assertThat(output(aws("lambda", "invoke", "--function-name", "tools-Fails", answer.toString())))
                .contains("\"FunctionError\": \"Unhandled\"");
        assertThat(answer).content().contains("no luck today");
        assertThat(output(aws("lambda", "invoke", "--function-name", "nobody", answer.toString())))
                .contains("ResourceNotFoundException")
                .contains("Function not found: nobody");
    }

    @Test
    void theCommandLineShowsWhatIsDeployed() throws Exception {
        assertThat(output(aws("lambda", "list-functions", "--query", "Functions[].FunctionName")))
                .contains("tools-Echo", "tools-Fails", "tools-Flow");
        assertThat(output(aws("lambda", "get-function", "--function-name", "tools-Echo")))
                .contains("\"Runtime\": \"java17\"");
    }

    @Test
    void theCommandLinePublishes() throws Exception {
        String topic = "arn:aws:sns:us-east-1:000000000000:tools";
        assertThat(output(aws(
                        "sns",
                        "publish",
                        "--topic-arn",
                        topic,
                        "--message",
                        "a & b",
                        "--message-attributes",
                        "kind={DataType=String,StringValue=new}")))
                .contains("\"MessageId\"");
        assertThat(output(aws(
                        "events",
                        "put-events",
                        "--entries",
                        "[{\"Source\": \"tools\", \"DetailType\": \"any\", \"Detail\": \"{\\\"n\\\": 1}\","
                                + " \"Time\": \"2026-03-01T08:30:00Z\"}]")))
                .contains("\"FailedEntryCount\": 0")
                .contains("\"EventId\"");
        assertThat(setUp.messages())
                .anyMatch(line -> line.endsWith("of topic tools: 1 subscriber"))
                .anyMatch(line -> line.endsWith("on bus default: 1 rule matches"));
        assertThat(output(aws("sns", "publish", "--topic-arn", topic + "2", "--message", "x")))
                .contains("An error occurred (NotFound) when calling the Publish operation: Topic does not exist");
    }

    @Test
    void theLibraryForPythonReadsAStreamWhileTheFunctionStillWritesIt() throws Exception {
        Path signal = folder.resolve("go-on");
        Process reader = python("{\"rawQueryString\": \"" + signal + "\"}");
        try (BufferedReader lines = reader.inputReader()) {
            assertThat(lines.readLine()).isEqualTo("application/vnd.amazon.eventstream");
            assertThat(lines.readLine()).isEqualTo("first");
            Files.createFile(signal);
            assertThat(lines.readLine()).isEqualTo("second");
            assertThat(lines.readLine()).isEqualTo("None None True");
        }
    }

    @Test
    void theLibraryForPythonLearnsThatAStreamFailedHalfway() throws Exception {
        assertThat(output(python("{}"))).contains("first").contains("Unhandled {\"errorType\": \"Halfway\"");
    }

    private Process aws(String... arguments) throws IOException {
        // By its interpreter: the first line of a script names none in a folder with a space.
        List<String> command = new ArrayList<>(List.of(
                PROGRAMS.resolve("python").toString(), PROGRAMS.resolve("aws").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--endpoint-url", "http://127.0.0.1:" + server.port()));
        return start(command);
    }

    private Process python(String payload) throws IOException {
        return start(List.of(
                PROGRAMS.resolve("python").toString(), "-c", STREAMING, "http://127.0.0.1:" + server.port(), payload));
    }

    private static Process start(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("AWS_ACCESS_KEY_ID", "local");
        builder.environment().put("AWS_SECRET_ACCESS_KEY", "local");
        builder.environment().put("AWS_DEFAULT_REGION", "us-east-1");
        builder.environment().put("AWS_EC2_METADATA_DISABLED", "true");
        builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        return builder.start();
    }

    private static String output(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
