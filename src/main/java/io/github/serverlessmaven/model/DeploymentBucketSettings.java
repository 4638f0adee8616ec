/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.model;

import io.github.serverlessmaven.manifest.BucketOptions;
import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyType;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The bucket that holds the packages: one of the stack, or an existing one.
 *
 * @param options what a deployment needs to know of it
 * @param blocksPublicAccess whether the stack's bucket and its objects can never become public
 * @param versioned whether the stack's bucket keeps old versions of its objects
 * @param skipsPolicy whether the stack's bucket has no policy against transport without encryption
 * @param tags tags of the stack's bucket
 */
public record DeploymentBucketSettings(
        BucketOptions options,
        boolean blocksPublicAccess,
        boolean versioned,
        boolean skipsPolicy,
        Map<String, String> tags) {

    private static final String SSE_C =
            "Remove it: Lambda and CloudFormation cannot read what is encrypted with a key that only the caller has.";

    /** The form of "Bucket naming rules" in the Amazon S3 user guide. */
    private static final PropertyType<String> BUCKET_NAME = Types.text(
            "the name of a bucket: 3 to 63 lower-case letters, digits, dots and -",
            "(?!(?:\\d{1,3}\\.){3}\\d{1,3}$)(?=.{3,63}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*");

    private static final Property<String> NAME =
            Property.of("name", BUCKET_NAME, "An existing bucket instead of one of the stack.", "example-deployments");

    private static final Property<String> OWNER = Property.of(
            "owner",
            Types.text("the id of an AWS account: 12 digits in quotes", "[0-9]{12}"),
            "The account that the existing bucket belongs to; that of the stack unless set.",
            "'123456789012'");

    private static final Property<Boolean> BLOCK_PUBLIC_ACCESS =
            flag("blockPublicAccess", "Whether the stack's bucket and its objects can never become public.");

    private static final Property<Boolean> VERSIONING =
            flag("versioning", "Whether the stack's bucket keeps old versions of its objects.");

    private static final Property<Boolean> SKIP_POLICY =
            flag("skipPolicySetup", "Whether the stack's bucket has no policy against transport without encryption.");

    private static final Property<Map<String, String>> TAGS = Property.of(
            "tags",
            Types.map("1 to 128 characters without aws: at the start", "(?!aws:).{1,128}", Types.text(256)),
            "Tags of the stack's bucket.",
            "{team: orders}");

    private static final Property<String> ENCRYPTION = Property.of(
            "serverSideEncryption",
            Types.choice(List.of("AES256", "aws:kms")),
            "How S3 encrypts what is uploaded; as the bucket says unless set.",
            "aws:kms");

    private static final Property<String> KMS_KEY = Property.of(
            "sseKMSKeyId",
            Types.text("the id, alias or ARN of a KMS key", "\\S+"),
            "The KMS key that what is uploaded is encrypted with.",
            "arn:aws:kms:eu-central-1:123456789012:key/1234abcd");

    private static final Property<Integer> KEPT_ARTIFACTS = Property.of(
            "maxPreviousDeploymentArtifacts",
            Types.integer(0, 100_000),
            "How many earlier deployments keep their packages in the bucket in addition to the newest one; all unless set.",
            "20");

    private static final ObjectSchema SCHEMA = ObjectSchema.of(List.of(
            NAME,
            OWNER,
            BLOCK_PUBLIC_ACCESS,
            VERSIONING,
            SKIP_POLICY,
            TAGS,
            ENCRYPTION,
            KMS_KEY,
            KEPT_ARTIFACTS,
            customerKey("sseCustomerAlgorithim", "AES256"),
            customerKey("sseCustomerKey", "'${ssm:/key}'"),
            customerKey("sseCustomerKeyMD5", "'${ssm:/md5}'")));

    private static final DeploymentBucketSettings OWN = of(PropertyValues.none("deploymentBucket"));

    static final Property<DeploymentBucketSettings> DEPLOYMENT_BUCKET = Property.of(
                    "deploymentBucket",
                    Types.either(
                            BUCKET_NAME.map(DeploymentBucketSettings::existing),
                            SCHEMA.map(DeploymentBucketSettings::of)),
                    "The bucket that holds the packages: the name of an existing one, or settings; one of the stack unless named.",
                    "example-deployments")
            .orElse(OWN);

    /** Copies the tags. */
    public DeploymentBucketSettings {
        tags = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(tags));
    }

    private static Property<Boolean> flag(String name, String doc) {
        return Property.of(name, Types.bool(), doc, "true").orElse(false);
    }

    private static Property<String> customerKey(String name, String example) {
        return Property.of(name, Types.text(), "Encryption with a key that only the caller has.", example)
                .unavailable(SSE_C);
    }

    private static DeploymentBucketSettings existing(String name) {
        BucketOptions options =
                new BucketOptions(Optional.of(name), Optional.empty(), BucketOptions.Encryption.NONE, Optional.empty());
        return new DeploymentBucketSettings(options, false, false, false, Map.of());
    }

    private static DeploymentBucketSettings of(PropertyValues values) {
        return new DeploymentBucketSettings(
                new BucketOptions(
                        values.get(NAME),
                        values.get(OWNER),
                        new BucketOptions.Encryption(values.get(ENCRYPTION), values.get(KMS_KEY)),
                        values.get(KEPT_ARTIFACTS)),
                values.get(BLOCK_PUBLIC_ACCESS).orElseThrow(),
                values.get(VERSIONING).orElseThrow(),
                values.get(SKIP_POLICY).orElseThrow(),
                values.get(TAGS).orElse(Map.of()));
    }
}
