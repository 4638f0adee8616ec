/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.CloudWatchLogsEvent;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Reads lines of a log group, which arrive as JSON, compressed by gzip and encoded in base64. */
public class Audit implements RequestHandler<CloudWatchLogsEvent, Void> {

    /** What the decoded event has, among other things. */
    public record Batch(List<Line> logEvents) {}

    /** One line of the log. */
    public record Line(String message) {}

    @Override
    public Void handleRequest(CloudWatchLogsEvent event, Context context) {
        for (Line line : decode(event).logEvents()) {
            context.getLogger().log("audited " + line.message() + "\n");
        }
        return null;
    }

    private static Batch decode(CloudWatchLogsEvent event) {
        byte[] compressed = Base64.getDecoder().decode(event.getAwsLogs().getData());
        try (InputStream json = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
            return JSON.std.beanFrom(Batch.class, json);
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }
}
