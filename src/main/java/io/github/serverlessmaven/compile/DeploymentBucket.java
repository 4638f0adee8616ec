/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import io.github.serverlessmaven.model.Names;
import io.github.serverlessmaven.template.Intrinsic;
import io.github.serverlessmaven.template.Output;
import io.github.serverlessmaven.template.Resource;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Optional;

/** The bucket inside the stack that holds the packages, as Serverless makes it: encrypted, and closed to unencrypted transport. */
final class DeploymentBucket {

    private DeploymentBucket() {}

    static List<Resource> resources() {
        Value encryption = Value.mapping(
                "ServerSideEncryptionConfiguration",
                Value.list(Value.mapping(
                        "ServerSideEncryptionByDefault", Value.mapping("SSEAlgorithm", Value.of("AES256")))));
        return List.of(
                Resource.of(
                        Names.DEPLOYMENT_BUCKET,
                        "AWS::S3::Bucket",
                        Value.mapping().put("BucketEncryption", encryption).build()),
                Resource.of(Names.DEPLOYMENT_BUCKET_POLICY, "AWS::S3::BucketPolicy", policy()));
    }

    static Output output() {
        return new Output(
                Names.DEPLOYMENT_BUCKET_OUTPUT,
                Optional.empty(),
                Intrinsic.ref(Names.DEPLOYMENT_BUCKET),
                Optional.empty());
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
