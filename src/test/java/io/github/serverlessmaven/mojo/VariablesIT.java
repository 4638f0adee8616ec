/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.external.PluginRun;
import io.github.serverlessmaven.external.RunningEmulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** Variables whose values AWS holds, read by a real Maven from the emulator. */
class VariablesIT {

    private RunningEmulator emulator;
    private SsmClient parameters;

    @TempDir
    Path folder;

    @BeforeEach
    void giveAwsValues() {
        emulator = RunningEmulator.withNewAccount();
        parameters = client(SsmClient.builder());
    }

    @Test
    void everySourceOfAwsIsAskedOnceForAllThatIsNeeded() throws IOException, InterruptedException {
        parameter("/text", ParameterType.STRING, "one");
        parameter("/list", ParameterType.STRING_LIST, "a,b");
        for (int i = 0; i < 11; i++) {
            parameter("/many/" + i, ParameterType.STRING, "v" + i);
        }
        client(S3Client.builder().forcePathStyle(true)).createBucket(request -> request.bucket("texts"));
        client(S3Client.builder().forcePathStyle(true))
                .putObject(
                        request -> request.bucket("texts").key("a/b.txt"),
                        software.amazon.awssdk.core.sync.RequestBody.fromString("from a bucket"));
        client(CloudFormationClient.builder())
                .createStack(
                        request -> request.stackName("net")
                                .templateBody(
                                        "{\"Resources\":{\"T\":{\"Type\":\"AWS::SNS::Topic\"}},\"Outputs\":{\"Vpc\":{\"Value\":\"vpc-1\"},\"Zone\":{\"Value\":\"z\"}}}"));
        service("""
                  TEXT: ${ssm:/text}
                  LIST: ${self:custom.list.1}
                  ACCOUNT: ${aws:accountId}
                  OBJECT: ${s3:texts/a/b.txt}
                  VPC: ${cf:net.Vpc}
                  ZONE: ${cf(us-east-1):net.Zone}
                  NONE: ${ssm:/none, cf:none.Output, s3:texts/none, 'nothing'}
                  MANY: %s
                """.formatted(Stream.iterate(0, i -> i + 1)
                .limit(11)
                .map(i -> "${ssm:/many/" + i + "}")
                .collect(Collectors.joining())));
        Files.writeString(folder.resolve("more.yml"), "list: ${ssm:/list}\nunused: ${ssm:/unused}\n");
        String environment = PluginRun.in(folder)
                .with(emulator)
                .goal("print", "-Dserverless.print.path=provider.environment", "-Dserverless.print.format=json");
        assertThat(environment.replaceAll("\\s", ""))
                .isEqualTo(
                        "{\"TEXT\":\"one\",\"LIST\":\"b\",\"ACCOUNT\":\"" + emulator.account()
                                + "\",\"OBJECT\":\"fromabucket\",\"VPC\":\"vpc-1\",\"ZONE\":\"z\",\"NONE\":\"nothing\",\"MANY\":\"v0v1v2v3v4v5v6v7v8v9v10\"}");
        Map<String, Long> requests = emulator.requests().stream()
                .filter(request -> request.action().matches("GetParameters?|DescribeStacks|GetCallerIdentity"))
                .collect(Collectors.groupingBy(RunningEmulator.Request::action, Collectors.counting()));
        assertThat(requests)
                .as("fourteen parameters, ten in a request, and two stacks")
                .isEqualTo(Map.of("GetParameters", 2L, "DescribeStacks", 2L, "GetCallerIdentity", 1L));
    }

    @Test
    void aSecretReachesTheFunctionAndNoFile() throws IOException, InterruptedException {
        parameter("/plain", ParameterType.SECURE_STRING, "s3cret-one");
        parameter("/json", ParameterType.SECURE_STRING, "{\"user\": \"ann\", \"password\": \"s3cret-two\"}");
        service("""
                  PLAIN: ${ssm:/plain}
                  URL: https://${ssm:/plain}@host/
                  PASSWORD: ${self:custom.json.password}
                """);
        Files.writeString(folder.resolve("more.yml"), "json: ${ssm:/json}\n");
        PluginRun plugin = PluginRun.in(folder).with(emulator);
        String answer = "[\"s3cret-one\", \"https://s3cret-one@host/\", \"s3cret-two\"]\n";
        String printed = plugin.goals(List.of("deploy", "invoke", "print"));
        assertThat(printed).startsWith(answer);
        assertThat(printed.substring(answer.length())).contains("PASSWORD").doesNotContain("s3cret");
        for (Path file : files()) {
            assertThat(Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1))
                    .as(file.toString())
                    .doesNotContain("s3cret");
        }
        parameters.putParameter(request -> request.name("/plain")
                .type(ParameterType.SECURE_STRING)
                .value("s3cret-new")
                .overwrite(true));
        assertThat(plugin.goals(List.of("deploy", "invoke", "remove"))).contains("s3cret-new");
    }

    @Test
    void theStagesDotenvFileIsReadIfItIsAskedFor() throws IOException, InterruptedException {
        String service = """
                service: dotenv
                provider: {name: aws, runtime: python3.12, environment: {URL: '${env:ORDERS_URL, "none"}'}}
                functions: {tell: {handler: tell.handler}}
                """;
        Files.writeString(folder.resolve(".env"), "ORDERS_URL=default\n");
        Files.writeString(folder.resolve(".env.prod"), "HOST=example.com\nORDERS_URL=https://$HOST/\n");
        PluginRun plugin = PluginRun.in(folder).with(emulator);
        Files.writeString(folder.resolve("serverless.yml"), service);
        assertThat(url(plugin, "dev")).contains("none");
        Files.writeString(folder.resolve("serverless.yml"), service + "useDotenv: true\n");
        assertThat(url(plugin, "dev")).contains("default");
        assertThat(url(plugin, "prod")).contains("https://example.com/");
    }

    private static String url(PluginRun plugin, String stage) throws IOException, InterruptedException {
        return plugin.goal(
                "print",
                "-Dserverless.print.path=provider.environment",
                "-Dserverless.stage=" + stage,
                "-Dserverless.print.showSecrets");
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private void service(String environment) throws IOException {
        Files.writeString(folder.resolve("serverless.yml"), """
                service: values
                custom: ${file(more.yml)}
                provider:
                  name: aws
                  runtime: python3.12
                  environment:
                %s
                functions:
                  tell:
                    handler: tell.handler
                """.formatted(
                        environment.indent(2).stripTrailing()));
        Files.writeString(
                folder.resolve("tell.py"),
                "import os\n\ndef handler(event, context):\n    return [os.environ[n] for n in ('PLAIN', 'URL', 'PASSWORD')]\n");
    }

    private void parameter(String name, ParameterType type, String value) {
        parameters.putParameter(request -> request.name(name).type(type).value(value));
    }

    private <C, B extends AwsClientBuilder<B, C>> C client(B builder) {
        return builder.endpointOverride(emulator.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(emulator.account(), "secret")))
                .build();
    }
}
