/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.bucket;

/**
 * What happened to an object.
 *
 * @param kind what happened
 * @param key its key, not encoded
 * @param size in bytes; 0 for one that is gone
 * @param eTag without quotes; empty for one that is gone
 */
record ObjectChange(Kind kind, String bucket, String key, long size, String eTag) {

    /** What happens to objects, with the name of its event and the call that is its reason. */
    enum Kind {
        PUT("ObjectCreated:Put", "PutObject"),
        COPY("ObjectCreated:Copy", "CopyObject"),
        COMPLETE("ObjectCreated:CompleteMultipartUpload", "CompleteMultipartUpload"),
        DELETE("ObjectRemoved:Delete", "DeleteObject");

        private final String event;
        private final String call;

        Kind(String event, String call) {
            this.event = event;
            this.call = call;
        }

        /** The name of the event in records, without {@code s3:}. */
        String event() {
            return event;
        }

        /** The operation of S3's API. */
        String call() {
            return call;
        }
    }

    /** A deleted object. */
    static ObjectChange deleted(String bucket, String key) {
        return new ObjectChange(Kind.DELETE, bucket, key, 0, "");
    }

    boolean isDeletion() {
        return kind == Kind.DELETE;
    }
}
