/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.bucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.S3Event;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3EventNotificationRecord;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import io.github.serverlessmaven.deploy.DeployedTemplate;
import io.github.serverlessmaven.deploy.port.Functions;
import io.github.serverlessmaven.external.RealComponent;
import io.github.serverlessmaven.fixtures.HandlerPackage;
import io.github.serverlessmaven.local.LocalSetUp;
import io.github.serverlessmaven.local.LocalTarget;
import io.github.serverlessmaven.local.trigger.LocalServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
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
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Buckets of a stack with S3Proxy itself, AWS's SDK and functions in their processes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class BucketsIT {

    private static final Path PROGRAMS =
            Path.of(System.getProperty("serverless.test.emulator", "target/emulator"), "venv", "bin");
    private static final String BUCKET = "photos";
    private static final int PART = 5 << 20;
    private static final long LARGE = 100L << 20;

    @TempDir
    static Path folder;

    private final LocalSetUp setUp = LocalSetUp.withJava();
    private LocalTarget target;
    private LocalServer server;
    private S3Client s3;
    private String url;

    @BeforeAll
    void serve() throws IOException {
        target = setUp.memory(4096).open(folder.resolve("state"));
        DeployedTemplate stack = new DeployedTemplate(target, "media", HandlerPackage.in(folder));
        stack.with(stack.function("Seen", "shows"), stack.function("Writer", "writes"), """
                "Photos": {"Type": "AWS::S3::Bucket", "Properties": {"BucketName": "photos", "NotificationConfiguration": {
                  "LambdaConfigurations": [
                    {"Event": "s3:ObjectCreated:*", "Function": {"Fn::GetAtt": ["Seen", "Arn"]}},
                    {"Event": "s3:ObjectRemoved:*", "Function": {"Fn::GetAtt": ["Seen", "Arn"]}}]}}},
                "Quiet": {"Type": "AWS::S3::Bucket", "Properties": {"BucketName": "quiet"}}""");
        target.provisionServices();
        server = LocalSetUp.serveTests(target, "media");
        url = setUp.messages().stream()
                .filter(message -> message.startsWith("Serving buckets at "))
                .findFirst()
                .orElseThrow()
                .replaceAll("Serving buckets at (.*): photos, quiet", "$1");
        s3 = S3Client.builder()
                .endpointOverride(URI.create(url))
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials())
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    private static StaticCredentialsProvider credentials() {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));
    }

    @AfterAll
    void end() {
        if (server != null) {
            s3.close();
            server.close();
            target.close();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"in/a.txt", "in/a b+c.txt", "gr\u00fc\u00dfe/\u4e16\u754c \ud83d\ude00.txt", "q?x=1&y#z%41"})
    void aFunctionGetsTheEventOfAnObject(String key) {
        String tag = s3.putObject(put -> put.bucket(BUCKET).key(key), RequestBody.fromString("hello"))
                .eTag();
        S3EventNotificationRecord event = event("ObjectCreated:Put", key);
        assertThat(event.getS3().getBucket().getArn()).isEqualTo("arn:aws:s3:::photos");
        assertThat(event.getS3().getObject().getSizeAsLong()).isEqualTo(5);
        assertThat(event.getS3().getObject().geteTag()).isEqualTo(tag.replace("\"", ""));
        assertThat(s3.getObjectAsBytes(get -> get.bucket(BUCKET).key(key)).asUtf8String())
                .isEqualTo("hello");
        assertThat(s3.listObjectsV2(list -> list.bucket(BUCKET)).contents())
                .extracting(S3Object::key)
                .contains(key);
    }

    @Test
    void nothingForTheCloudsOfOthersIsFetched() throws IOException {
        List<Path> jars = LocalSetUp.jars(BucketServer.program("", ""));
        long size = 0;
        for (Path jar : jars) {
            size += Files.size(jar);
        }
        assertThat(size).isLessThan(30_000_000);
        assertThat(jars)
                .extracting(jar -> jar.getFileName().toString())
                .anyMatch(name -> name.startsWith("s3proxy-"))
                .noneMatch(name -> name.matches("(azure|google-cloud|grpc|netty|openstack4j|sshd|sts)-.*"));
    }

    @Test
    void aResetDeletesObjectsAndUnfinishedUploadsWithoutEvents() {
        s3.putObject(put -> put.bucket("quiet").key("a/b/c"), RequestBody.fromString("gone"));
        s3.putObject(put -> put.bucket(BUCKET).key("reset/gone"), RequestBody.fromString("gone"));
        s3.createMultipartUpload(create -> create.bucket("quiet").key("unfinished"));
        event("ObjectCreated:Put", "reset/gone");
        LocalSetUp.reset(server);
        for (String bucket : List.of("quiet", BUCKET)) {
            assertThat(s3.listObjectsV2(list -> list.bucket(bucket)).contents()).isEmpty();
        }
        assertThat(s3.listMultipartUploads(list -> list.bucket("quiet")).uploads())
                .isEmpty();
        s3.putObject(put -> put.bucket("quiet").key("a/b/c"), RequestBody.fromString("new"));
        assertThat(s3.getObjectAsBytes(get -> get.bucket("quiet").key("a/b/c")).asUtf8String())
                .isEqualTo("new");
        assertThat(setUp.output()).noneMatch(line -> line.contains("ObjectRemoved") && line.contains("reset"));
    }

    @Test
    void copiesAndDeletionsAreEvents() {
        s3.putObject(put -> put.bucket("quiet").key("a b"), RequestBody.fromString("copied"));
        s3.copyObject(copy -> copy.sourceBucket("quiet")
                .sourceKey("a b")
                .destinationBucket(BUCKET)
                .destinationKey("copy/a b"));
        assertThat(event("ObjectCreated:Copy", "copy/a b").getS3().getObject().getSizeAsLong())
                .isEqualTo(6);
        s3.deleteObject(delete -> delete.bucket(BUCKET).key("copy/a b"));
        event("ObjectRemoved:Delete", "copy/a b");
        assertThatThrownBy(() -> s3.headObject(head -> head.bucket(BUCKET).key("copy/a b")))
                .isInstanceOf(NoSuchKeyException.class);
    }

    @Test
    void eachOfSeveralDeletedObjectsIsAnEvent() {
        List<String> keys = List.of("several/1", "several/2 \u00fc&");
        keys.forEach(key -> s3.putObject(put -> put.bucket(BUCKET).key(key), RequestBody.fromString("x")));
        List<ObjectIdentifier> objects = new ArrayList<>();
        keys.forEach(key -> objects.add(ObjectIdentifier.builder().key(key).build()));
        objects.add(ObjectIdentifier.builder().key("several/never").build());
        s3.deleteObjects(delete ->
                delete.bucket(BUCKET).delete(doomed -> doomed.objects(objects).quiet(true)));
        keys.forEach(key -> event("ObjectRemoved:Delete", key));
        assertThat(events()).noneMatch(event -> event.contains("several/never"));
    }

    @Test
    void anUploadInPartsIsOneEvent() {
        String key = "parts/whole.bin";
        String upload = s3.createMultipartUpload(create -> create.bucket(BUCKET).key(key))
                .uploadId();
        List<CompletedPart> parts = new ArrayList<>();
        for (int number = 1; number <= 2; number++) {
            int part = number;
            String tag = s3.uploadPart(
                            each -> each.bucket(BUCKET)
                                    .key(key)
                                    .uploadId(upload)
                                    .partNumber(part),
                            RequestBody.fromBytes(new byte[PART]))
                    .eTag();
            parts.add(CompletedPart.builder().partNumber(part).eTag(tag).build());
        }
        s3.completeMultipartUpload(
                complete -> complete.bucket(BUCKET).key(key).uploadId(upload).multipartUpload(all -> all.parts(parts)));
        S3EventNotificationRecord event = event("ObjectCreated:CompleteMultipartUpload", key);
        assertThat(event.getS3().getObject().getSizeAsLong()).isEqualTo(2 * PART);
        assertThat(event.getS3().getObject().geteTag()).endsWith("-2");
        assertThat(events().stream().filter(each -> each.contains(key))).hasSize(1);
        assertThat(s3.getObjectAsBytes(get -> get.bucket(BUCKET).key(key).range("bytes=10-19"))
                        .asByteArray())
                .hasSize(10);
    }

    @Test
    void aLargeObjectPassesBothWays() throws IOException {
        s3.putObject(put -> put.bucket(BUCKET).key("large"), RequestBody.fromInputStream(new Zeros(LARGE), LARGE));
        assertThat(event("ObjectCreated:Put", "large").getS3().getObject().getSizeAsLong())
                .isEqualTo(LARGE);
        try (InputStream content = s3.getObject(get -> get.bucket(BUCKET).key("large"))) {
            assertThat(content.transferTo(java.io.OutputStream.nullOutputStream()))
                    .isEqualTo(LARGE);
        }
        s3.deleteObject(delete -> delete.bucket(BUCKET).key("large"));
    }

    @Test
    void aFunctionFindsTheServiceInItsEnvironment() {
        Functions.Result result = target.functions()
                .invoke(new Functions.Invocation(
                        "media-Writer",
                        "{\"path\": \"/photos/by-function.txt\", \"text\": \"hello\"}",
                        Functions.Type.REQUEST_RESPONSE,
                        Optional.empty(),
                        false));
        assertThat(result.payload()).isEqualTo("200");
        event("ObjectCreated:Put", "by-function.txt");
    }

    @Test
    void aPresignedUrlWorks() throws Exception {
        try (S3Presigner presigner = S3Presigner.builder()
                .endpointOverride(URI.create(url))
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials())
                .build()) {
            URI presigned = presigner
                    .presignPutObject(sign -> sign.signatureDuration(Duration.ofMinutes(1))
                            .putObjectRequest(put -> put.bucket(BUCKET).key("signed+1.txt")))
                    .url()
                    .toURI();
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(presigned)
                                    .PUT(HttpRequest.BodyPublishers.ofString("x"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }
        event("ObjectCreated:Put", "signed+1.txt");
    }

    @Test
    void theCommandLineOfAwsCopiesAFile() throws Exception {
        RealComponent.require(Files.isExecutable(PROGRAMS.resolve("aws")), "AWS's command line");
        Path file = Files.writeString(folder.resolve("cli 1.txt"), "by hand");
        ProcessBuilder command = new ProcessBuilder(
                        PROGRAMS.resolve("python").toString(),
                        PROGRAMS.resolve("aws").toString(),
                        "s3",
                        "cp",
                        file.toString(),
                        "s3://photos/cli/",
                        "--endpoint-url",
                        url)
                .redirectErrorStream(true);
        command.environment().putAll(Map.of("AWS_ACCESS_KEY_ID", "any", "AWS_SECRET_ACCESS_KEY", "any"));
        command.environment().put("AWS_DEFAULT_REGION", "us-east-1");
        Process aws = command.start();
        String output = new String(aws.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(aws.waitFor()).as(output).isZero();
        assertThat(event("ObjectCreated:Put", "cli/cli 1.txt")
                        .getS3()
                        .getObject()
                        .getSizeAsLong())
                .isEqualTo(7);
    }

    @Test
    void unknownBucketsAreRefusedAsInAws() {
        assertThatThrownBy(() -> s3.putObject(put -> put.bucket("nobodys").key("a"), RequestBody.fromString("x")))
                .isInstanceOf(NoSuchBucketException.class);
        assertThatThrownBy(() ->
                        s3.putObject(put -> put.bucket("nobodys").key("a"), RequestBody.fromBytes(new byte[PART])))
                .isInstanceOf(NoSuchBucketException.class);
    }

    /** Waits until a function has shown an event. */
    private S3EventNotificationRecord event(String name, String key) {
        while (!Thread.currentThread().isInterrupted()) {
            for (String event : events()) {
                S3EventNotificationRecord record = LambdaEventSerializers.serializerFor(
                                S3Event.class, ClassLoader.getSystemClassLoader())
                        .fromJson(event)
                        .getRecords()
                        .get(0);
                if (record.getEventName().equals(name)
                        && record.getS3().getObject().getUrlDecodedKey().equals(key)) {
                    return record;
                }
            }
            target.clock().sleep(Duration.ofMillis(20));
        }
        throw new AssertionError("no " + name + " of " + key + " in " + setUp.output() + setUp.messages());
    }

    private List<String> events() {
        return setUp.output().stream()
                .filter(line -> line.startsWith("media-Seen: {"))
                .map(line -> line.substring("media-Seen: ".length()))
                .toList();
    }

    /** So many bytes of nothing. */
    private static final class Zeros extends InputStream {

        private long left;

        Zeros(long size) {
            this.left = size;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            int read = (int) Math.min(length, left);
            left -= read;
            return read;
        }
    }
}
