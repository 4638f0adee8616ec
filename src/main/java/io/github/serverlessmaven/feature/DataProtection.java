/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.feature;

import io.github.serverlessmaven.model.TemplateTypes;
import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyType;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A policy that finds sensitive data in logs and masks it: see "Log group data protection policy" in the Amazon CloudWatch Logs user
 * guide.
 *
 * @param policy as written, for the template
 * @param missing the first key that AWS asks for and that is not there; empty if the policy is complete
 */
record DataProtection(Value.Mapping policy, Optional<Property<?>> missing) {

    private static final Property<String> NAME =
            Property.of("Name", Types.text(), "The name of the policy.", "orders-data-protection");

    private static final Property<String> DESCRIPTION =
            Property.of("Description", Types.text(), "What the policy is for.", "Masks addresses");

    private static final Property<String> VERSION =
            Property.of("Version", Types.text(), "The version of the policy's language.", "'2021-06-01'");

    private static final Property<List<Value>> STATEMENT = Property.of(
            "Statement",
            Types.list(TemplateTypes.value()),
            "What is looked for, and what is done with it.",
            "[{DataIdentifier: ['arn:aws:dataprotection::aws:data-identifier/EmailAddress'],"
                    + " Operation: {Deidentify: {MaskConfig: {}}}}]");

    static final PropertyType<DataProtection> TYPE =
            ObjectSchema.of(List.of(NAME, DESCRIPTION, VERSION, STATEMENT)).map(DataProtection::of);

    private static DataProtection of(PropertyValues values) {
        Value.Mapping policy = Value.mapping()
                .put("Name", values.get(NAME).map(Value::of))
                .put("Description", values.get(DESCRIPTION).map(Value::of))
                .put("Version", values.get(VERSION).map(Value::of))
                .put("Statement", values.get(STATEMENT).map(Value.Sequence::new))
                .build();
        return new DataProtection(
                policy,
                Stream.<Property<?>>of(NAME, VERSION, STATEMENT)
                        .filter(required -> policy.get(required.name()).isEmpty())
                        .findFirst());
    }
}
