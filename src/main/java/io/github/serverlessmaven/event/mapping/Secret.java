/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.mapping;

import io.github.serverlessmaven.model.TemplateTypes;
import io.github.serverlessmaven.schema.PropertyType;
import io.github.serverlessmaven.template.PolicyStatement;
import io.github.serverlessmaven.template.Value;
import java.util.List;

/** A secret of AWS Secrets Manager with which a source is opened. */
public final class Secret {

    /** Its ARN. */
    public static final PropertyType<Value> ARN = TemplateTypes.arn("the ARN of a secret", "secretsmanager");

    private Secret() {}

    /** The permission to read it. */
    public static PolicyStatement statement(Value arn) {
        return PolicyStatement.allow(List.of("secretsmanager:GetSecretValue"), arn)
                .grouped();
    }

    /** An entry of {@code SourceAccessConfigurations}. */
    public static Value access(String type, Value uri) {
        return Value.mapping().put("Type", type).put("URI", uri).build();
    }
}
