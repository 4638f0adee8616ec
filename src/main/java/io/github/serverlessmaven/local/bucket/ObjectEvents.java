/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.bucket;

import io.github.serverlessmaven.local.state.Account;
import io.github.serverlessmaven.local.state.UniqueIds;
import io.github.serverlessmaven.template.Value;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** Changes of objects in the forms of AWS; see "Event message structure" in the Amazon S3 user guide. */
final class ObjectEvents {

    private static final DateTimeFormatter MILLISECONDS = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final String OWNER = "LOCAL";

    private final String region;
    private final UniqueIds ids;
    private final AtomicLong last = new AtomicLong();

    /** Events of a region. */
    ObjectEvents(String region, UniqueIds ids) {
        this.region = region;
        this.ids = ids;
    }

    /** A number that is greater for what happened later, in hexadecimal digits. */
    String sequencer(Instant time) {
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, time);
        return "00"
                + HexFormat.of().withUpperCase().toHexDigits(last.updateAndGet(known -> Math.max(known + 1, micros)));
    }

    /** What a function, a queue or a topic gets. */
    Value.Mapping notification(ObjectChange change, NotificationRule rule, String sequencer, ChangeCause cause) {
        Value.Mapping bucket = Value.mapping()
                .put("name", change.bucket())
                .put("ownerIdentity", Value.mapping("principalId", Value.of(OWNER)))
                .put("arn", arn(change))
                .build();
        Value.MappingBuilder object = Value.mapping().put("key", encoded(change.key()));
        if (!change.isDeletion()) {
            object.put("size", Value.of(change.size())).put("eTag", change.eTag());
        }
        Value.Mapping record = Value.mapping()
                .put("eventVersion", "2.1")
                .put("eventSource", "aws:s3")
                .put("awsRegion", region)
                .put("eventTime", MILLISECONDS.format(cause.time()))
                .put("eventName", change.kind().event())
                .put("userIdentity", Value.mapping("principalId", Value.of("AWS:" + OWNER)))
                .put("requestParameters", Value.mapping("sourceIPAddress", Value.of(cause.sourceAddress())))
                .put(
                        "responseElements",
                        Value.mapping()
                                .put("x-amz-request-id", cause.requestId())
                                .put("x-amz-id-2", cause.requestId())
                                .build())
                .put(
                        "s3",
                        Value.mapping()
                                .put("s3SchemaVersion", "1.0")
                                .put("configurationId", rule.id())
                                .put("bucket", bucket)
                                .put(
                                        "object",
                                        object.put("sequencer", sequencer).build())
                                .build())
                .build();
        return Value.mapping()
                .put("Records", new Value.Sequence(List.of(record)))
                .build();
    }

    /** The bus that gets the events of buckets. */
    String busArn() {
        return "arn:aws:events:" + region + ":" + Account.ID + ":event-bus/default";
    }

    /** What EventBridge gets; the key is not encoded there. */
    Value.Mapping busEvent(ObjectChange change, String sequencer, ChangeCause cause) {
        Value.MappingBuilder object = Value.mapping().put("key", change.key());
        if (!change.isDeletion()) {
            object.put("size", Value.of(change.size())).put("etag", change.eTag());
        }
        Value.MappingBuilder detail = Value.mapping()
                .put("version", "0")
                .put("bucket", Value.mapping("name", Value.of(change.bucket())))
                .put("object", object.put("sequencer", sequencer).build())
                .put("request-id", cause.requestId())
                .put("requester", Account.ID)
                .put("source-ip-address", cause.sourceAddress())
                .put("reason", change.kind().call());
        if (change.isDeletion()) {
            detail.put("deletion-type", "Permanently Deleted");
        }
        return Value.mapping()
                .put("version", "0")
                .put("id", ids.next())
                .put("detail-type", change.isDeletion() ? "Object Deleted" : "Object Created")
                .put("source", "aws.s3")
                .put("account", Account.ID)
                .put("time", cause.time().truncatedTo(ChronoUnit.SECONDS).toString())
                .put("region", region)
                .put("resources", Value.texts(List.of(arn(change))))
                .put("detail", detail.build())
                .build();
    }

    private static String arn(ObjectChange change) {
        return "arn:aws:s3:::" + change.bucket();
    }

    /** As in a form, but for slashes. */
    private static String encoded(String key) {
        return URLEncoder.encode(key, StandardCharsets.UTF_8).replace("%2F", "/");
    }
}
