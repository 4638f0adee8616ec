/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.external.RunningEmulator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.waiters.Waiter;
import software.amazon.awssdk.core.waiters.WaiterAcceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

/**
 * Java functions of {@code examples/events} are called by what happens in the emulator: a message of a topic, and a new object of a
 * bucket. Its pollers of queues and streams are too slow beside the stacks of other tests.
 */
class EventExampleIT {

    private static final Path EXAMPLE = Path.of("examples/events");
    private static final String STACK = "events-example-dev";

    /** The types of what the events come from. */
    private static final Set<String> SOURCES = Set.of("AWS::SNS::Topic", "AWS::S3::Bucket");

    private final HttpClient http = HttpClient.newHttpClient();
    private RunningEmulator emulator;
    private CloudWatchLogsClient logs;

    @TempDir
    Path folder;

    @BeforeEach
    void useAnAccountOfItsOwn() {
        emulator = RunningEmulator.withNewAccount();
        logs = CloudWatchLogsClient.builder()
                .httpClient(UrlConnectionHttpClient.create())
                .endpointOverride(emulator.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(emulator.account(), "secret")))
                .build();
    }

    @AfterEach
    void close() {
        if (logs != null) {
            logs.close();
        }
    }

    @Test
    void topicAndBucketInvokeTheirFunctions() throws IOException, InterruptedException {
        byte[] code = packaged();
        Files.write(folder.resolve(ConformanceCase.CODE), code);
        Files.writeString(
                folder.resolve(ConformanceCase.CONFIGURATION),
                Files.readString(EXAMPLE.resolve("serverless.yml")) + ConformanceCase.FINISHED_CODE);
        try (EmulatedStacks stacks = new EmulatedStacks(emulator, code)) {
            assertThat(stacks.deploy(STACK, new PackagedFolder(folder, List.of()).template()))
                    .isEmpty();
            Map<String, String> sources = stacks.physicalIds(STACK, SOURCES);
            query("sns", "Action=Publish&Message=order-2&TopicArn=" + encoded(sources.get("SNSTopicEventsexampledev")));
            send(request("s3", "/" + sources.get("S3BucketPhotos") + "/in/a%20photo.jpg")
                    .PUT(HttpRequest.BodyPublishers.ofString("photo")));
            awaitLog("topic", "published order-2");
            awaitLog("bucket", "stored in/a photo.jpg");
        }
    }

    /** Waits until a function has logged something. */
    private void awaitLog(String function, String expected) {
        Waiter.builder(String.class)
                .addAcceptor(WaiterAcceptor.successOnResponseAcceptor(text -> text.contains(expected)))
                .addAcceptor(WaiterAcceptor.retryOnResponseAcceptor(text -> true))
                .addAcceptor(WaiterAcceptor.retryOnExceptionAcceptor(ResourceNotFoundException.class::isInstance))
                .overrideConfiguration(waiting -> waiting.maxAttempts(360)
                        .backoffStrategyV2(BackoffStrategy.fixedDelayWithoutJitter(Duration.ofMillis(500))))
                .build()
                .run(() -> String.join(
                        "\n",
                        logs
                                .filterLogEvents(
                                        request -> request.logGroupName("/aws/lambda/" + STACK + "-" + function))
                                .events()
                                .stream()
                                .map(FilteredLogEvent::message)
                                .toList()));
    }

    private void query(String service, String form) throws IOException, InterruptedException {
        send(request(service, "/")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    private void send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    }

    private HttpRequest.Builder request(String service, String path) {
        return HttpRequest.newBuilder(URI.create(emulator.endpoint() + path))
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=" + emulator.account() + "/20300101/us-east-1/" + service
                                + "/aws4_request, SignedHeaders=host, Signature=0");
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** The example's classes with the libraries of its POM. */
    private byte[] packaged() throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        List<Path> libraries = libraries();
        List<String> arguments = new ArrayList<>(List.of(
                "-d",
                classes.toString(),
                "-cp",
                String.join(
                        System.getProperty("path.separator"),
                        libraries.stream().map(Path::toString).toList())));
        sources().forEach(source -> arguments.add(source.toString()));
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
                .isZero();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                add(zip, classes.relativize(file).toString(), file);
            }
            for (Path library : libraries) {
                add(zip, "lib/" + library.getFileName(), library);
            }
        }
        return bytes.toByteArray();
    }

    private static void add(ZipOutputStream zip, String name, Path file) throws IOException {
        zip.putNextEntry(new ZipEntry(name.replace('\\', '/')));
        Files.copy(file, zip);
        zip.closeEntry();
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(EXAMPLE.resolve("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    /** The libraries of the example on the class path of the tests. */
    private static List<Path> libraries() {
        return Stream.of(System.getProperty("java.class.path").split(System.getProperty("path.separator")))
                .map(Path::of)
                .filter(library -> library.getFileName()
                        .toString()
                        .matches("(aws-lambda-java-(core|events)|joda-time)-[0-9.]+\\.jar"))
                .toList();
    }
}
