/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.feature;

import io.github.serverlessmaven.model.ServiceSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.template.PolicyStatement;
import io.github.serverlessmaven.template.TemplateFragment;
import io.github.serverlessmaven.template.Value;
import java.util.List;

/** The key that encrypts the environment variables: {@code KmsKeyArn}, and the permission to decrypt with it. */
public final class KmsKey implements FunctionFeature {

    static final Property<Value> KEY = Property.of(
                    "kmsKeyArn",
                    ServiceSchema.KMS_KEY,
                    "The KMS key that encrypts the environment variables; AWS's own unless set.",
                    "arn:aws:kms:eu-central-1:123456789012:key/1234abcd")
            .alias("awsKmsKeyArn")
            .inherited();

    @Override
    public List<Property<?>> properties() {
        return List.of(KEY);
    }

    /** The service may name a key for all functions. */
    @Override
    public boolean appliesTo(FunctionScope scope) {
        return scope.get(KEY).isPresent() || scope.service().kmsKey().isPresent();
    }

    @Override
    public TemplateFragment contribute(FunctionScope scope) {
        return scope.get(KEY)
                .or(scope.service()::kmsKey)
                .map(key -> TemplateFragment.property("KmsKeyArn", key)
                        .withStatement(PolicyStatement.allow(List.of("kms:Decrypt"), key)))
                .orElse(TemplateFragment.EMPTY);
    }
}
