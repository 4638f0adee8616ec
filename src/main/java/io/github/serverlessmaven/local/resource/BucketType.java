/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.resource;

import io.github.serverlessmaven.local.state.LocalResource;
import io.github.serverlessmaven.local.state.ResourceProblem;
import io.github.serverlessmaven.template.Value;
import java.util.Map;
import java.util.Optional;

/** S3 buckets. */
final class BucketType implements ResourceType {

    static final String NAME = "AWS::S3::Bucket";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<String> nameProperty() {
        return Optional.of("BucketName");
    }

    @Override
    public boolean isNameUnique() {
        return true;
    }

    @Override
    public String generateName(Value.Mapping properties, GeneratedName name) {
        return name.lowerCase();
    }

    @Override
    public LocalResource create(String name, Value.Mapping properties, ResourceScope scope) {
        return new LocalResource(
                NAME,
                name,
                properties,
                Map.of(
                        "Arn", "arn:aws:s3:::" + name,
                        "DomainName", name + ".s3.amazonaws.com",
                        "RegionalDomainName", name + ".s3." + scope.region() + ".amazonaws.com"));
    }

    @Override
    public void delete(LocalResource bucket, ResourceScope scope) {
        String name = bucket.physicalId();
        if (!scope.store().isEmpty(name) || !scope.buckets().isEmpty(name)) {
            throw new ResourceProblem(
                    "The bucket you tried to delete is not empty (Service: S3, Status Code: 409, Request ID: local)");
        }
        scope.buckets().delete(name);
    }
}
