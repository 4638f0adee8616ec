/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.alb;

import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyType;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the provider says about load balancers.
 *
 * @param values those of {@link Alb#PROVIDER}
 */
record AlbSettings(PropertyValues values) {

    private static final Property<String> PREFIX = Property.of(
            "targetGroupPrefix",
            Types.text("at most 16 letters, digits and -", "[A-Za-z0-9-]{0,16}"),
            "The first part of the names of target groups.",
            "orders-");

    static final Property<Map<String, PropertyValues>> AUTHORIZERS = Property.of(
            "authorizers",
            Types.map("a name", "[\\s\\S]+", AlbAuthorizer.TYPE),
            "Who lets users log in, by names to which \"alb\" events refer.",
            "{customers: {type: cognito, userPoolArn: !GetAtt Pool.Arn, userPoolClientId: !Ref Client, userPoolDomain: orders}}");

    static final PropertyType<PropertyValues> SECTION = ObjectSchema.of(List.of(PREFIX, AUTHORIZERS));

    static AlbSettings of(Service service) {
        return new AlbSettings(
                service.provider().get(Alb.PROVIDER).orElseGet(() -> PropertyValues.none("provider.alb")));
    }

    /** What names of target groups begin with; empty unless set. */
    String prefix() {
        return values.get(PREFIX).orElse("");
    }

    List<AlbAuthorizer> authorizers() {
        return values.get(AUTHORIZERS).orElse(Map.of()).entrySet().stream()
                .map(entry -> new AlbAuthorizer(entry.getKey(), entry.getValue()))
                .toList();
    }

    Optional<AlbAuthorizer> authorizer(String key) {
        return authorizers().stream()
                .filter(authorizer -> authorizer.key().equals(key))
                .findFirst();
    }
}
