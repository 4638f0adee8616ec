/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.bucket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.deploy.DeployedTemplate;
import io.github.serverlessmaven.deploy.FakeClock;
import io.github.serverlessmaven.fixtures.HandlerPackage;
import io.github.serverlessmaven.local.LocalSetUp;
import io.github.serverlessmaven.local.http.LoopbackServer;
import io.github.serverlessmaven.local.state.BucketFolders;
import io.github.serverlessmaven.local.state.FunctionDirectory;
import io.github.serverlessmaven.local.state.StateFolder;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.io.entity.BasicHttpEntity;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The server before the store; the store is a stand-in that answers as S3Proxy does. */
@Timeout(60)
class S3ServerTest {

    private static final String SECRET = "/secret";
    private static final String QUEUE = "arn:aws:sqs:us-east-1:000000000000:changes";

    @TempDir
    Path folder;

    private final List<String> received = new CopyOnWriteArrayList<>();
    private final List<String> events = new CopyOnWriteArrayList<>();
    private final List<String> headers = new CopyOnWriteArrayList<>();
    private final BlockingQueue<String> beginning = new LinkedBlockingQueue<>();
    private final List<String> console = new CopyOnWriteArrayList<>();
    private final Map<String, String> objects = new HashMap<>();
    private final Map<String, String> answers = new HashMap<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private volatile boolean refuses;
    private LoopbackServer standIn;
    private ObjectStore store;
    private S3Server server;

    @BeforeEach
    void serve() throws IOException {
        DeployedTemplate stack =
                new DeployedTemplate(new LocalSetUp().open(folder), "media", HandlerPackage.in(folder));
        stack.with(stack.function("Resize", "echo"), """
                "Photos": {"Type": "AWS::S3::Bucket", "Properties": {"BucketName": "photos", "NotificationConfiguration": {
                  "LambdaConfigurations": [{"Event": "s3:ObjectCreated:*", "Function": {"Fn::GetAtt": ["Resize", "Arn"]}}],
                  "QueueConfigurations": [{"Event": "s3:ObjectRemoved:*", "Queue": "%s"}]}}},
                "Quiet": {"Type": "AWS::S3::Bucket", "Properties": {"BucketName": "quiet"}},
                "Pages": {"Type": "AWS::S3::Bucket", "Properties": {"BucketName": "pages", "CorsConfiguration": {"CorsRules": [
                  {"AllowedOrigins": ["https://*.shop.example"], "AllowedMethods": ["PUT"], "AllowedHeaders": ["content-*"],
                   "ExposedHeaders": ["ETag"], "MaxAge": 60}]}}}""".formatted(QUEUE));
        standIn = LoopbackServer.start(InetAddress.getLoopbackAddress(), 0, Duration.ofMinutes(1), this::answer);
        store = new ObjectStore(URI.create("http://127.0.0.1:" + standIn.port()), SECRET);
        StateFolder state = new StateFolder(folder);
        server = new S3Server(
                LocalSetUp.LOOPBACK,
                0,
                new BucketDirectory(state),
                new BucketFolders(state),
                () -> store,
                new BucketNotifications(
                        new FunctionDirectory(state),
                        (function, call) -> events.add(
                                function.name() + " " + brief(call.payload().text())),
                        (arn, body, attributes) -> events.add(arn + " " + brief(body)),
                        new ObjectEvents("us-east-1", () -> "id"),
                        () -> "id",
                        console::add),
                new FakeClock(),
                console::add);
    }

    @AfterEach
    void end() {
        server.close();
        store.close();
        standIn.close();
    }

    /** A stand-in for the store. */
    private void answer(ClassicHttpRequest request, ClassicHttpResponse response, HttpContext context)
            throws IOException {
        for (Header header : request.getHeaders()) {
            headers.add(header.getName() + ": " + header.getValue());
        }
        if (refuses) {
            response.setCode(404);
            return;
        }
        String body = "";
        if (request.getEntity() != null) {
            InputStream content = request.getEntity().getContent();
            body = new String(content.readNBytes(5), StandardCharsets.UTF_8);
            beginning.add(body);
            body += new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
        String call = request.getMethod() + " " + request.getRequestUri();
        received.add(call + (body.isEmpty() ? "" : " " + body));
        response.addHeader("x-amz-request-id", "REQUEST1");
        String known = objects.get(request.getRequestUri().replaceFirst("[?].*", ""));
        if (answers.containsKey(call)) {
            response.setEntity(new StringEntity(answers.get(call)));
        } else if (request.getMethod().equals("PUT")) {
            response.addHeader("ETag", "\"e1\"");
            objects.put(request.getRequestUri(), body);
        } else if (request.getMethod().equals("DELETE")) {
            response.setCode(204);
        } else if (known == null) {
            response.setCode(404);
            response.setEntity(new StringEntity("<Error><Code>NoSuchKey</Code></Error>"));
        } else {
            response.addHeader("ETag", "\"e1\"");
            response.setEntity(new BasicHttpEntity(
                    InputStream.nullInputStream(), request.getMethod().equals("HEAD") ? known.length() : 0, null));
            if (request.getMethod().equals("GET")) {
                response.setEntity(new StringEntity(known));
            }
        }
    }

    /** Of an event what tells it from others. */
    private static String brief(String event) {
        Value.Mapping record = Values.asMapping(Values.items(Values.asMapping(Json.parse(event, "event")), "Records")
                .get(0));
        Value.Mapping object = record.section("s3").section("object");
        return Values.text(record, "eventName") + " " + Values.text(object, "key") + " " + Values.text(object, "size")
                + " " + Values.text(object, "eTag");
    }

    @Test
    void anObjectIsPassedOnAndItsEventRaisedBeforeTheClientKnows() throws Exception {
        HttpResponse<String> answer = send("PUT", "/photos/in/a%20b%2Bc.jpg", "hello");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("ETag")).hasValue("\"e1\"");
        assertThat(events).containsExactly("media-Resize ObjectCreated:Put in/a+b%2Bc.jpg 5 e1");
        assertThat(received.get(0)).isEqualTo("PUT /secret/photos/in/a%20b%2Bc.jpg hello");
        assertThat(console).anyMatch(line -> line.startsWith("S3: PUT /photos/in/a%20b%2Bc.jpg 200 ("));
        assertThat(folder.resolve("objects/photos")).isDirectory();
    }

    @Test
    void aBucketThatNobodyWatchesCostsNoFurtherRequest() throws Exception {
        send("PUT", "/quiet/a", "hello");
        send("DELETE", "/quiet/a", "");
        assertThat(received).containsExactly("PUT /secret/quiet/a hello", "DELETE /secret/quiet/a");
        assertThat(events).isEmpty();
    }

    @Test
    void aPartOfAnUploadIsNoEvent() throws Exception {
        send("PUT", "/photos/a?partNumber=1&uploadId=u", "part");
        assertThat(events).isEmpty();
    }

    @Test
    void anUploadThatFailsLateIsNoEvent() throws Exception {
        answers.put(
                "POST /secret/photos/late?uploadId=u",
                "<?xml version=\"1.0\"?>\n\n<Error><Code>InternalError</Code></Error>");
        answers.put(
                "POST /secret/photos/good?uploadId=u",
                "<?xml version=\"1.0\"?>\n\n<CompleteMultipartUploadResult><Key>good</Key></CompleteMultipartUploadResult>");
        objects.put("/secret/photos/good", "whole");
        assertThat(send("POST", "/photos/late?uploadId=u", "<CompleteMultipartUpload/>")
                        .body())
                .contains("InternalError");
        assertThat(events).isEmpty();
        send("POST", "/photos/good?uploadId=u", "<CompleteMultipartUpload/>");
        assertThat(events).containsExactly("media-Resize ObjectCreated:CompleteMultipartUpload good 5 e1");
    }

    @Test
    void deletingWhatIsNotThereIsNoEvent() throws Exception {
        objects.put("/secret/photos/a", "x");
        assertThat(send("DELETE", "/photos/a", "").statusCode()).isEqualTo(204);
        assertThat(send("DELETE", "/photos/b", "").statusCode()).isEqualTo(204);
        assertThat(events).containsExactly(QUEUE + " ObjectRemoved:Delete a  ");
    }

    @Test
    void ofSeveralDeletedObjectsThoseThatWereThereAndAreGoneAreEvents() throws Exception {
        objects.put("/secret/photos/a%20%26%20b", "x");
        objects.put("/secret/photos/kept", "x");
        answers.put(
                "POST /secret/photos?delete",
                "<DeleteResult><Error><Key>kept</Key><Code>AccessDenied</Code></Error></DeleteResult>");
        String wanted =
                "<Delete xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Object><Key>a &amp; b</Key></Object>"
                        + "<Object><Key>kept</Key></Object><Object><Key>never</Key></Object><Quiet>true</Quiet></Delete>";
        assertThat(send("POST", "/photos?delete", wanted).body()).contains("<Key>kept</Key>");
        assertThat(received).contains("POST /secret/photos?delete " + wanted);
        assertThat(events).containsExactly(QUEUE + " ObjectRemoved:Delete a+%26+b  ");
    }

    @Test
    void answersHaveTheirLengthAlsoWithoutABody() throws Exception {
        objects.put("/secret/photos/a", "hello");
        assertThat(send("HEAD", "/photos/a", "").headers().firstValue("Content-Length"))
                .hasValue("5");
        assertThat(send("GET", "/photos/a", "").body()).isEqualTo("hello");
        assertThat(send("GET", "/photos/b", "").statusCode()).isEqualTo(404);
    }

    @Test
    void pagesOfOtherOriginsAndOtherNamesAreRefused() throws Exception {
        HttpRequest foreign = request("PUT", "/photos/a", "x")
                .header("Origin", "https://evil.example")
                .build();
        HttpResponse<String> answer = http.send(foreign, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("<Code>AccessForbidden</Code>");
        URI url = URI.create(server.url());
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            OutputStream output = socket.getOutputStream();
            output.write(
                    ("GET /photos/a HTTP/1.1\r\nHost: evil.example:" + url.getPort() + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 403 ")
                    .contains("Call this server at " + url);
        }
        assertThat(received).isEmpty();
    }

    @Test
    void aPageMaySendWhatARuleOfTheBucketPermits() throws Exception {
        HttpRequest.Builder put = request("PUT", "/pages/a", "x").header("Origin", "https://www.shop.example");
        HttpResponse<String> answer = http.send(put.build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().map())
                .containsEntry("access-control-allow-origin", List.of("https://www.shop.example"))
                .containsEntry("access-control-expose-headers", List.of("ETag"));
        assertThat(preflight("https://www.shop.example", "PUT", "content-type")).isEqualTo(200);
        assertThat(preflight("https://www.shop.example", "PUT", "content-type, x-amz-acl"))
                .isEqualTo(403);
        assertThat(preflight("https://www.shop.example", "DELETE", "content-type"))
                .isEqualTo(403);
        assertThat(preflight("https://shop.example", "PUT", "content-type")).isEqualTo(403);
        assertThat(preflight("http://localhost:5173", "PUT", "content-type")).isEqualTo(403);
        assertThat(received).containsExactly("PUT /secret/pages/a x");
    }

    private int preflight(String origin, String method, String headers) throws Exception {
        HttpRequest request = request("OPTIONS", "/pages/a", "")
                .header("Origin", origin)
                .header("Access-Control-Request-Method", method)
                .header("Access-Control-Request-Headers", headers)
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
    }

    @Test
    void pagesOfThisMachineMayReadObjects() throws Exception {
        objects.put("/secret/photos/a", "hello");
        HttpRequest.Builder get = request("GET", "/photos/a", "").header("Sec-Fetch-Site", "same-site");
        assertThat(http.send(get.build(), HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void headersThatTheStoreRefusesOrMisunderstandsAreLeftOut() throws Exception {
        HttpRequest encrypted = request("PUT", "/quiet/a", "x")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("x-amz-server-side-encryption", "aws:kms")
                .header("x-amz-meta-owner", "me")
                .build();
        assertThat(http.send(encrypted, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(200);
        assertThat(headers)
                .contains("x-amz-meta-owner: me", "Content-Type: binary/octet-stream")
                .noneMatch(header -> header.contains("encryption"));
    }

    @Test
    void theStoreHasTheBeginningOfAnObjectWhileItsRestIsStillSent() throws Exception {
        URI url = URI.create(server.url());
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            OutputStream output = socket.getOutputStream();
            output.write(("PUT /quiet/large HTTP/1.1\r\nHost: " + url.getAuthority()
                            + "\r\nContent-Length: 200000\r\nConnection: close\r\n\r\n" + "first".repeat(20_000))
                    .getBytes(StandardCharsets.US_ASCII));
            assertThat(beginning.take()).isEqualTo("first");
            output.write("other".repeat(20_000).getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 200 ");
        }
        assertThat(received)
                .containsExactly("PUT /secret/quiet/large " + "first".repeat(20_000) + "other".repeat(20_000));
    }

    @Test
    void aRefusalReachesTheClientWithoutTheObjectBeingSent() throws Exception {
        refuses = true;
        HttpRequest large = request("PUT", "/quiet/large", "x".repeat(10_000_000))
                .expectContinue(true)
                .build();
        assertThat(http.send(large, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void aStoreThatIsGoneIsUnavailable() throws Exception {
        standIn.close();
        assertThat(send("GET", "/photos/a", "").statusCode()).isEqualTo(503);
        assertThat(console).anyMatch(line -> line.contains(" 503 (") && line.contains("refused"));
    }

    private HttpRequest.Builder request(String method, String path, String body) {
        return HttpRequest.newBuilder(URI.create(server.url() + path))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
    }

    private HttpResponse<String> send(String method, String path, String body) throws Exception {
        return http.send(request(method, path, body).build(), HttpResponse.BodyHandlers.ofString());
    }
}
