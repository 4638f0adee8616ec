/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.aws;

import io.github.serverlessmaven.deploy.port.ServiceApi.Service;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Sends records about events that were given up, as Lambda does, to the kinds of destinations that streams may have. */
public final class FailureRecords {

    private final SignedRequests requests;
    private final S3Client buckets;

    FailureRecords(SignedRequests requests, S3Client buckets) {
        this.requests = requests;
        this.buckets = buckets;
    }

    /**
     * Sends a record.
     *
     * @param arn of a queue, a topic or a bucket
     * @param key the key of the object in a bucket
     * @throws io.github.serverlessmaven.diagnostic.ServerlessException if it is refused
     */
    public void send(String arn, String key, Value.Mapping record) {
        String body = Json.compact(record);
        if (arn.contains(":s3:")) {
            String bucket = arn.substring(arn.lastIndexOf(':') + 1);
            AwsErrors.translating(
                    "write to bucket " + bucket,
                    () -> buckets.putObject(object -> object.bucket(bucket).key(key), RequestBody.fromString(body)));
        } else if (arn.contains(":sns:")) {
            requests.submit(
                    SignedRequests.Host.SNS,
                    "Action=Publish&Version=2010-03-31&TopicArn=" + encoded(arn) + "&Message=" + encoded(body));
        } else {
            String queue = arn.substring(arn.lastIndexOf(':') + 1);
            Value.Mapping url = requests.call(Service.SQS, "GetQueueUrl", Value.mapping("QueueName", Value.of(queue)));
            requests.call(
                    Service.SQS,
                    "SendMessage",
                    Value.mapping()
                            .put("QueueUrl", url.text("QueueUrl").orElse(queue))
                            .put("MessageBody", body)
                            .build());
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
