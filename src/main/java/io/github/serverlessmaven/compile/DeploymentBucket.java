/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import io.github.serverlessmaven.model.DeploymentBucketSettings;
import io.github.serverlessmaven.model.Names;
import io.github.serverlessmaven.template.Intrinsic;
import io.github.serverlessmaven.template.Output;
import io.github.serverlessmaven.template.Resource;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Optional;

/**
 * The bucket that holds the packages. One of the stack is as Serverless makes it: encrypted, and closed to unencrypted transport. Of an
 * existing one the template has only the name.
 */
final class DeploymentBucket {

    private final DeploymentBucketSettings settings;

    DeploymentBucket(DeploymentBucketSettings settings) {
        this.settings = settings;
    }

    /** What the stack has of it. */
    List<Resource> resources() {
        if (settings.options().name().isPresent()) {
            return List.of();
        }
        Resource bucket = Resource.of(Names.DEPLOYMENT_BUCKET, "AWS::S3::Bucket", properties());
        return settings.skipsPolicy()
                ? List.of(bucket)
                : List.of(bucket, Resource.of(Names.DEPLOYMENT_BUCKET_POLICY, "AWS::S3::BucketPolicy", policy()));
    }

    private Value.Mapping properties() {
        Value encryption = Value.mapping(
                "ServerSideEncryptionConfiguration",
                Value.list(Value.mapping(
                        "ServerSideEncryptionByDefault", Value.mapping("SSEAlgorithm", Value.of("AES256")))));
        Value.MappingBuilder properties = Value.mapping().put("BucketEncryption", encryption);
        if (settings.blocksPublicAccess()) {
            properties.put(
                    "PublicAccessBlockConfiguration",
                    Value.mapping()
                            .put("BlockPublicAcls", Value.of(true))
                            .put("BlockPublicPolicy", Value.of(true))
                            .put("IgnorePublicAcls", Value.of(true))
                            .put("RestrictPublicBuckets", Value.of(true))
                            .build());
        }
        if (settings.versioned()) {
            properties.put("VersioningConfiguration", Value.mapping("Status", Value.of("Enabled")));
        }
        if (!settings.tags().isEmpty()) {
            properties.put("Tags", Value.tags(settings.tags()));
        }
        return properties.build();
    }

    /** Its name, as the template refers to it. */
    Value name() {
        return settings.options().name().<Value>map(Value::of).orElseGet(() -> Intrinsic.ref(Names.DEPLOYMENT_BUCKET));
    }

    Output output() {
        return Output.of(Names.DEPLOYMENT_BUCKET_OUTPUT, Optional.empty(), name());
    }

    private static Value.Mapping policy() {
        Value statement = Value.mapping()
                .put("Action", "s3:*")
                .put("Effect", "Deny")
                .put("Principal", "*")
                .put("Resource", Value.list(arn("/*"), arn("")))
                .put("Condition", Value.mapping("Bool", Value.mapping("aws:SecureTransport", Value.of(false))))
                .build();
        return Value.mapping()
                .put("Bucket", Intrinsic.ref(Names.DEPLOYMENT_BUCKET))
                .put("PolicyDocument", Value.mapping("Statement", Value.list(statement)))
                .build();
    }

    private static Value arn(String suffix) {
        Value bucket = Intrinsic.ref(Names.DEPLOYMENT_BUCKET);
        Value partition = Intrinsic.pseudo("AWS::Partition");
        return suffix.isEmpty()
                ? Intrinsic.join("", Value.of("arn:"), partition, Value.of(":s3:::"), bucket)
                : Intrinsic.join("", Value.of("arn:"), partition, Value.of(":s3:::"), bucket, Value.of(suffix));
    }
}
