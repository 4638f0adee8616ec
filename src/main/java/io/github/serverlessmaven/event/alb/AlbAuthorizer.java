/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.alb;

import io.github.serverlessmaven.model.TemplateTypes;
import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyType;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a load balancer does before it forwards a request: it lets users log in, by a Cognito user pool or another provider of OpenID
 * Connect.
 *
 * @param key by which events refer to it
 * @param settings as configured, {@link #TYPE}
 */
record AlbAuthorizer(String key, PropertyValues settings) {

    private static final String COGNITO = "cognito";

    static final Property<String> KIND = Property.of(
            "type",
            Types.choice(List.of(COGNITO, "oidc")).strict(),
            "Who knows the users: a Cognito user pool (cognito), or another provider (oidc).",
            COGNITO);

    private static final Property<Value> POOL = text("userPoolArn", "The ARN of the user pool.", "!GetAtt Pool.Arn");
    private static final Property<Value> POOL_CLIENT =
            text("userPoolClientId", "The id of the pool's client.", "!Ref PoolClient");
    private static final Property<Value> POOL_DOMAIN =
            text("userPoolDomain", "The pool's domain, without that of AWS behind it.", "orders");
    private static final Property<Value> AUTHORIZATION =
            text("authorizationEndpoint", "Where users log in.", "https://login.example.com/authorize");
    private static final Property<Value> CLIENT = text("clientId", "The id of the client at the provider.", "orders");
    private static final Property<Value> SECRET = text(
            "clientSecret",
            "The client's secret; that of the existing rule unless set.",
            "'{{resolve:secretsmanager:orders:SecretString:client}}'");
    private static final Property<Value> ISSUER = text("issuer", "Who issues the tokens.", "https://login.example.com");
    private static final Property<Value> TOKEN =
            text("tokenEndpoint", "Where tokens are issued.", "https://login.example.com/token");
    private static final Property<Value> USER = text(
            "userInfoEndpoint", "Where the load balancer reads who the user is.", "https://login.example.com/user");

    private static final Property<String> UNAUTHENTICATED = Property.of(
            "onUnauthenticatedRequest",
            Types.choice(List.of("allow", "authenticate", "deny")).strict(),
            "What happens to requests of users who have not logged in; deny unless set. authenticate sends them to the login.",
            "authenticate");

    static final Property<Map<String, String>> EXTRA = Property.of(
            "requestExtraParams",
            Types.map("a name", "[\\s\\S]+", Types.text()),
            "At most 10 parameters that the login gets.",
            "{display: page}");

    private static final Property<String> SCOPE =
            Property.of("scope", Types.text(), "The scopes that are asked for; openid unless set.", "openid email");

    private static final Property<String> COOKIE = Property.of(
            "sessionCookieName",
            Types.text(),
            "The name of the cookie of the session; AWSELBAuthSessionCookie unless set.",
            "OrdersSession");

    private static final Property<Integer> SESSION = Property.of(
            "sessionTimeout",
            Types.integer(1, 604_800),
            "How many seconds a session lasts; 604800 (a week) unless set.",
            "3600");

    private static final List<Property<Value>> OF_COGNITO = List.of(POOL, POOL_CLIENT, POOL_DOMAIN);
    private static final List<Property<Value>> OF_OIDC = List.of(AUTHORIZATION, CLIENT, ISSUER, TOKEN, USER);

    static final PropertyType<PropertyValues> TYPE = ObjectSchema.of(Stream.<Property<?>>concat(
                            Stream.concat(Stream.of(KIND), OF_COGNITO.stream()),
                            Stream.concat(
                                    OF_OIDC.stream(),
                                    Stream.of(SECRET, UNAUTHENTICATED, EXTRA, SCOPE, COOKIE, SESSION)))
                    .toList())
            .requiring(KIND);

    private static Property<Value> text(String name, String doc, String example) {
        return Property.of(name, TemplateTypes.textOrIntrinsic(Types.text()), doc, example);
    }

    boolean isCognito() {
        return settings.get(KIND).filter(COGNITO::equals).isPresent();
    }

    /** What the authorizer needs and has not. */
    List<Property<Value>> missing() {
        return (isCognito() ? OF_COGNITO : OF_OIDC)
                .stream().filter(property -> settings.get(property).isEmpty()).toList();
    }

    /** What belongs to the other type. */
    List<Property<Value>> foreign() {
        return Stream.concat(
                        (isCognito() ? OF_OIDC : OF_COGNITO).stream(), isCognito() ? Stream.of(SECRET) : Stream.of())
                .filter(property -> settings.configured(property).isPresent())
                .toList();
    }

    /**
     * The action of a rule.
     *
     * @param order which of the rule's actions it is, from 1
     */
    Value action(int order) {
        Value.MappingBuilder configuration = Value.mapping();
        (isCognito() ? OF_COGNITO : OF_OIDC)
                .forEach(property -> configuration.put(capitalized(property.name()), settings.get(property)));
        if (!isCognito()) {
            settings.get(SECRET)
                    .ifPresentOrElse(
                            secret -> configuration.put("ClientSecret", secret),
                            () -> configuration.put("UseExistingClientSecret", Value.of(true)));
        }
        configuration
                .put("OnUnauthenticatedRequest", settings.get(UNAUTHENTICATED).orElse("deny"))
                .put("AuthenticationRequestExtraParams", settings.get(EXTRA).map(AlbAuthorizer::texts))
                .put("Scope", settings.get(SCOPE).map(Value::of))
                .put("SessionCookieName", settings.get(COOKIE).map(Value::of))
                .put("SessionTimeout", settings.get(SESSION).map(Value::of));
        return Value.mapping()
                .put("Type", isCognito() ? "authenticate-cognito" : "authenticate-oidc")
                .put("Order", Value.of(order))
                .put(isCognito() ? "AuthenticateCognitoConfig" : "AuthenticateOidcConfig", configuration.build())
                .build();
    }

    private static Value texts(Map<String, String> parameters) {
        Map<String, Value> values = new LinkedHashMap<>();
        parameters.forEach((name, value) -> values.put(name, Value.of(value)));
        return new Value.Mapping(values);
    }

    private static String capitalized(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    Optional<Integer> extraParameters() {
        return settings.get(EXTRA).map(Map::size);
    }
}
