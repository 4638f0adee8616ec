/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.model;

import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyType;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A zip in a bucket of the user's: {@code Code} of {@code AWS::Lambda::Function}, as "FunctionCode" in the AWS SAM developer guide spells
 * it. It is never read here.
 *
 * @param bucket the bucket, in the function's region
 * @param key the key of the object
 * @param version the version of the object; the newest one at the time of each change if empty
 * @param storageMode whether Lambda keeps a copy, as it does if empty, or reads the object whenever it needs it
 */
public record StoredCode(Value bucket, Value key, Optional<Value> version, Optional<String> storageMode)
        implements Code, FinishedPackage {

    private static final String REFERENCE = "REFERENCE";
    private static final Pattern ADDRESS = Pattern.compile("s3://([^/]+)/(.+)");

    private static final Property<Value> BUCKET = Property.of(
            "bucket",
            TemplateTypes.textOrIntrinsic(Types.text("the name of a bucket", "[^/\\s]{3,63}")),
            "The bucket, in the region of the function.",
            "example-code");

    private static final Property<Value> KEY = Property.of(
            "key",
            TemplateTypes.textOrIntrinsic(Types.text("the key of an object, of 1 to 1024 characters", ".{1,1024}")),
            "The key of the zip in the bucket.",
            "orders/app.zip");

    private static final Property<Value> VERSION = Property.of(
            "version",
            TemplateTypes.textOrIntrinsic(Types.text("the version of an object, of 1 to 1024 characters", ".{1,1024}")),
            "The version of the object; without it a new object under the same key is not noticed.",
            "3HL4kqtJvjVBH40Nrjfkd");

    /** "Self-managed S3 code storage" in the AWS Lambda developer guide. */
    private static final Property<String> STORAGE_MODE = Property.of(
            "storageMode",
            Types.choice(List.of("COPY", REFERENCE)),
            "Whether Lambda copies the zip, or with REFERENCE reads that \"version\" of it whenever it needs it; COPY unless set.",
            REFERENCE);

    /** The settings, as keys and values. */
    static final PropertyType<StoredCode> TYPE = ObjectSchema.of(List.of(BUCKET, KEY, VERSION, STORAGE_MODE))
            .requiring(BUCKET, KEY)
            .map(StoredCode::of);

    private static StoredCode of(PropertyValues values) {
        return new StoredCode(
                values.get(BUCKET).orElseThrow(),
                values.get(KEY).orElseThrow(),
                values.get(VERSION),
                values.get(STORAGE_MODE));
    }

    /** The object at an address such as {@code s3://example-code/orders/app.zip}; empty if the text is none. */
    static Optional<StoredCode> at(String address) {
        Matcher matcher = ADDRESS.matcher(address);
        return matcher.matches()
                ? Optional.of(new StoredCode(
                        Value.of(matcher.group(1)), Value.of(matcher.group(2)), Optional.empty(), Optional.empty()))
                : Optional.empty();
    }

    /** Whether Lambda reads the object whenever it needs it, but would not know which version of it. */
    public boolean lacksVersion() {
        return storageMode.filter(REFERENCE::equals).isPresent() && version.isEmpty();
    }

    /** The property {@code Code} of the function. */
    public Value.Mapping toValue() {
        return Value.mapping()
                .put("S3Bucket", bucket)
                .put("S3Key", key)
                .put("S3ObjectVersion", version)
                .put("S3ObjectStorageMode", storageMode.map(Value::of))
                .build();
    }
}
