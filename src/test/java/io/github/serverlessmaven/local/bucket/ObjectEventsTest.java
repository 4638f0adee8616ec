/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.bucket;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.S3Event;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3EventNotificationRecord;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import io.github.serverlessmaven.local.bucket.ObjectChange.Kind;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectEventsTest {

    private static final ChangeCause CAUSE =
            new ChangeCause("4442587FB7D0A2F9", "127.0.0.1", Instant.parse("2026-11-30T12:00:00Z"));

    private static final NotificationRule RULE = new NotificationRule("rule-1", "s3:*", "", "", "arn:function");

    private final ObjectEvents events = new ObjectEvents("eu-central-1", () -> "id-1");

    @Test
    void hasTheMembersOfAwsSamples() throws IOException {
        assertThat(members(notification(created("in/a.jpg")))).isEqualTo(members(sample("s3")));
        assertThat(members(notification(ObjectChange.deleted("photos", "in/a.jpg"))))
                .isEqualTo(members(sample("s3-removed")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.jpg",
                "in/order 1.jpg",
                "a+b=c&d?e#f",
                "gr\u00fc\u00dfe/\u4e16\u754c \ud83d\ude00.txt",
                "100%",
                "a*b~c'd"
            })
    void keysAreEncodedAsAwsClassDecodesThem(String key) {
        S3EventNotificationRecord record = read(notification(created(key)));
        assertThat(record.getS3().getObject().getUrlDecodedKey()).isEqualTo(key);
        assertThat(record.getS3().getObject().getKey()).doesNotContain(" ");
    }

    @Test
    void isReadByAwsClass() {
        S3EventNotificationRecord record = read(notification(created("red flower.jpg")));
        assertThat(record.getEventName()).isEqualTo("ObjectCreated:Put");
        assertThat(record.getEventSource()).isEqualTo("aws:s3");
        assertThat(record.getAwsRegion()).isEqualTo("eu-central-1");
        assertThat(record.getEventTime().getMillis()).isEqualTo(CAUSE.time().toEpochMilli());
        assertThat(record.getRequestParameters().getSourceIPAddress()).isEqualTo("127.0.0.1");
        assertThat(record.getResponseElements().getxAmzRequestId()).isEqualTo("4442587FB7D0A2F9");
        assertThat(record.getS3().getConfigurationId()).isEqualTo("rule-1");
        assertThat(record.getS3().getBucket().getName()).isEqualTo("photos");
        assertThat(record.getS3().getBucket().getArn()).isEqualTo("arn:aws:s3:::photos");
        assertThat(record.getS3().getObject().getKey()).isEqualTo("red+flower.jpg");
        assertThat(record.getS3().getObject().getSizeAsLong()).isEqualTo(12);
        assertThat(record.getS3().getObject().geteTag()).isEqualTo("d41d8");
    }

    @Test
    void sequencersGrowAlsoWithinAMicrosecond() {
        List<String> sequencers = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            sequencers.add(events.sequencer(CAUSE.time()));
        }
        assertThat(sequencers).isSorted().doesNotHaveDuplicates().allMatch(text -> text.matches("[0-9A-F]{18}"));
    }

    @Test
    void theBusGetsTheKeyAsItIs() {
        Value.Mapping event = events.busEvent(created("in/a b.jpg"), "00A1", CAUSE);
        assertThat(Json.compact(event))
                .isEqualTo(
                        "{\"version\":\"0\",\"id\":\"id-1\",\"detail-type\":\"Object Created\",\"source\":\"aws.s3\","
                                + "\"account\":\"000000000000\",\"time\":\"2026-11-30T12:00:00Z\",\"region\":\"eu-central-1\","
                                + "\"resources\":[\"arn:aws:s3:::photos\"],\"detail\":{\"version\":\"0\",\"bucket\":{\"name\":\"photos\"},"
                                + "\"object\":{\"key\":\"in/a b.jpg\",\"size\":12,\"etag\":\"d41d8\",\"sequencer\":\"00A1\"},"
                                + "\"request-id\":\"4442587FB7D0A2F9\",\"requester\":\"000000000000\",\"source-ip-address\":\"127.0.0.1\","
                                + "\"reason\":\"PutObject\"}}");
    }

    @Test
    void theBusGetsHowAnObjectWasDeleted() {
        assertThat(Json.compact(events.busEvent(ObjectChange.deleted("photos", "a"), "00A1", CAUSE)))
                .contains("\"Object Deleted\"", "\"reason\":\"DeleteObject\",\"deletion-type\":\"Permanently Deleted\"")
                .doesNotContain("size", "etag");
    }

    private static ObjectChange created(String key) {
        return new ObjectChange(Kind.PUT, "photos", key, 12, "d41d8");
    }

    private Value.Mapping notification(ObjectChange change) {
        return events.notification(change, RULE, events.sequencer(CAUSE.time()), CAUSE);
    }

    private static S3EventNotificationRecord read(Value.Mapping notification) {
        S3Event event = LambdaEventSerializers.serializerFor(S3Event.class, ClassLoader.getSystemClassLoader())
                .fromJson(Json.compact(notification));
        return event.getRecords().get(0);
    }

    private static Value sample(String name) throws IOException {
        String file = "/io/github/serverlessmaven/workflow/event/" + name + ".json";
        try (InputStream sample = ObjectEventsTest.class.getResourceAsStream(file)) {
            return Json.parse(new String(sample.readAllBytes(), StandardCharsets.UTF_8), name);
        }
    }

    /** The paths of all members, sorted. */
    private static Set<String> members(Value value) {
        Set<String> paths = new TreeSet<>();
        collect("", value, paths);
        return Collections.unmodifiableSet(paths);
    }

    private static void collect(String path, Value value, Set<String> paths) {
        paths.add(path);
        if (value instanceof Value.Mapping mapping) {
            mapping.entries().forEach((key, member) -> collect(path + "/" + key, member, paths));
        } else if (value instanceof Value.Sequence sequence) {
            sequence.items().forEach(item -> collect(path + "/*", item, paths));
        }
    }
}
