/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.domain;

import io.github.serverlessmaven.event.ServedApi.Kind;
import io.github.serverlessmaven.model.TemplateTypes;
import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyType;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The settings of a custom domain. The names are those of the npm plugin serverless-domain-manager wherever it has the same setting, so
 * that a domain moves from {@code custom.customDomain} to {@code provider.domains} as it is written.
 */
final class DomainSettings {

    static final String REGIONAL = "REGIONAL";
    static final String EDGE = "EDGE";
    static final String PRIVATE = "PRIVATE";

    private static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";

    static final Property<String> NAME = Property.of(
                    "name",
                    Types.text(
                                    "a domain name in lower case such as api.example.com",
                                    "(?=.{1,253}$)(\\*\\.)?(" + LABEL + "\\.)+" + LABEL)
                            .strict(),
                    "The domain.",
                    "api.example.com")
            .alias("domainName");

    static final Property<EnabledType.Stages> ENABLED = Property.of(
            "enabled",
            new EnabledType(),
            "Whether there is the domain: true, false, or the stages that have it.",
            "[prod, staging]");

    static final Property<Boolean> EXISTING = Property.of(
            "existing",
            Types.bool(),
            "Whether the domain exists already, so that the stack has nothing but the mapping of the path to its API.",
            "true");

    static final Property<Kind> API_TYPE = Property.of(
            "apiType",
            Types.text(
                            "rest, http or websocket",
                            "[Rr][Ee][Ss][Tt]|[Hh][Tt][Tt][Pp]|[Ww][Ee][Bb][Ss][Oo][Cc][Kk][Ee][Tt]")
                    .strict()
                    .map(type -> Kind.valueOf(type.toUpperCase(Locale.ROOT))),
            "The API the domain points to, if the service has several: rest of \"http\" events, http of \"httpApi\" events, websocket.",
            "http");

    static final Property<String> BASE_PATH = Property.of(
            "basePath",
            Types.text(
                            "a path of letters, digits and -_.~, in segments joined by / without one at either end",
                            "(\\(none\\)|[\\w.~-]+(/[\\w.~-]+)*)?")
                    .strict()
                    .map(path -> path.equals("(none)") ? "" : path),
            "The path below which the API is reached; all paths unless set.",
            "orders");

    static final Property<String> STAGE = Property.of(
            "stage",
            Types.text("$default or a name of letters, digits, - and _", "\\$default|[-_a-zA-Z0-9]+"),
            "The stage of the API, if it is another than that of the service's API.",
            "v1");

    static final Property<Value> CERTIFICATE_ARN = Property.of(
            "certificateArn",
            TemplateTypes.arn("the ARN of a certificate", "acm"),
            "The certificate. Unless it or its name is given, one is created and validated by a record in the hosted zone.",
            "arn:aws:acm:eu-central-1:123456789012:certificate/12345678-1234-1234-1234-123456789012");

    static final Property<String> CERTIFICATE_NAME = Property.of(
            "certificateName",
            Types.text("a domain name, which may begin with *.", "(\\*\\.)?[A-Za-z0-9.-]+"),
            "The domain name of an issued certificate, whose ARN is looked up when the service is read.",
            "'*.example.com'");

    static final Property<String> ENDPOINT_TYPE = Property.of(
            "endpointType",
            Types.text(
                            "REGIONAL or EDGE",
                            "[Rr][Ee][Gg][Ii][Oo][Nn][Aa][Ll]|[Ee][Dd][Gg][Ee]|[Pp][Rr][Ii][Vv][Aa][Tt][Ee]")
                    .strict()
                    .map(type -> type.toUpperCase(Locale.ROOT)),
            "From where the domain is reached; EDGE is for REST APIs only. REGIONAL unless set.",
            "REGIONAL");

    static final Property<String> SECURITY_POLICY = Property.of(
            "securityPolicy",
            Types.text("the name of a security policy such as TLS_1_2", "[A-Za-z0-9_]+")
                    .map(policy -> policy.startsWith("tls_") ? policy.toUpperCase(Locale.ROOT) : policy),
            "The version of TLS that callers must have, and its ciphers; TLS_1_2 unless set.",
            "TLS_1_2");

    static final Property<String> ACCESS_MODE = Property.of(
            "endpointAccessMode",
            Types.choice(List.of("BASIC", "STRICT")),
            "Whether requests are refused that reach the domain by another name than its own; for policies that begin with"
                    + " SecurityPolicy_.",
            "STRICT");

    static final Property<String> TRUSTSTORE_URI = Property.of(
            "tlsTruststoreUri",
            Types.text("the address of an object in S3", "s3://[a-z0-9][a-z0-9.-]+/\\S+"),
            "The certificates of authorities whose callers are let in: mutual TLS.",
            "s3://example-truststore/clients.pem");

    static final Property<String> TRUSTSTORE_VERSION =
            Property.of("tlsTruststoreVersion", Types.text(), "The version of that object.", "3HL4kqtJvjVBH40Nrjfkd");

    static final Property<Value> OWNERSHIP_CERTIFICATE = Property.of(
            "ownershipVerificationCertificateArn",
            TemplateTypes.arn("the ARN of a certificate", "acm"),
            "A public certificate that proves whose the domain is, for mutual TLS with an imported or private certificate.",
            "arn:aws:acm:eu-central-1:123456789012:certificate/12345678-1234-1234-1234-123456789012");

    static final Property<String> ROUTING_MODE = Property.of(
            "routingMode",
            Types.choice(List.of("API_MAPPING_ONLY", "ROUTING_RULE_ONLY", "ROUTING_RULE_THEN_API_MAPPING")),
            "Whether requests follow mappings or routing rules; mappings unless set.",
            "ROUTING_RULE_THEN_API_MAPPING");

    static final Property<Boolean> RECORD = Property.of(
            "createRoute53Record",
            Types.bool(),
            "Whether the hosted zone gets a record that points to the domain; true unless set.",
            "false");

    static final Property<Boolean> IPV6_RECORD = Property.of(
            "createRoute53IPv6Record",
            Types.bool(),
            "Whether the hosted zone gets a record for IPv6 too; true unless set.",
            "false");

    static final Property<List<Value>> ZONE_ID = Property.of(
            "hostedZoneId",
            Types.list(TemplateTypes.textOrIntrinsic(Types.text("the id of a hosted zone", "Z[A-Z0-9]+")), 2),
            "The hosted zone that gets the record; two, a public and a private one, for split-horizon DNS.",
            "Z0123456789ABCDEFGHIJ");

    static final Property<String> ZONE_NAME = Property.of(
            "hostedZoneName",
            Types.text("a domain name", "([a-z0-9-]+\\.)+[a-z0-9-]+\\.?"),
            "The name of the hosted zone, where only one has it.",
            "example.com");

    private static final Property<String> POLICY = Property.of(
            "routingPolicy",
            Types.text(
                            "simple, weighted or latency",
                            "[Ss][Ii][Mm][Pp][Ll][Ee]|[Ww][Ee][Ii][Gg][Hh][Tt][Ee][Dd]|[Ll][Aa][Tt][Ee][Nn][Cc][Yy]")
                    .strict()
                    .map(policy -> policy.toLowerCase(Locale.ROOT)),
            "How one of several records is chosen; simple unless set, which means that there is one.",
            "latency");

    private static final Property<Integer> WEIGHT =
            Property.of("weight", Types.integer(0, 255), "The weight of a weighted record; 200 unless set.", "100");

    private static final Property<String> SET_IDENTIFIER = Property.of(
            "setIdentifier",
            Types.text(128),
            "What distinguishes the record from others of the same name; the regional name of the domain unless set.",
            "eu");

    private static final Property<String> HEALTH_CHECK = Property.of(
            "healthCheckId",
            Types.text(64),
            "The health check whose failure takes a weighted or latency record out.",
            "abcdef11-2222-3333-4444-555555fedcba");

    static final Property<PropertyValues> ROUTING = Property.of(
            "route53Params",
            ObjectSchema.of(List.of(POLICY, WEIGHT, SET_IDENTIFIER, HEALTH_CHECK)),
            "How one of several records of the domain is chosen.",
            "{routingPolicy: latency}");

    /** How a record is chosen, if it is one of several. */
    record Routing(PropertyValues values) {

        String policy() {
            return values.get(POLICY).orElse("simple");
        }

        boolean isSimple() {
            return policy().equals("simple");
        }

        int weight() {
            return values.get(WEIGHT).orElse(200);
        }

        Optional<String> identifier() {
            return values.get(SET_IDENTIFIER);
        }

        Optional<String> healthCheck() {
            return values.get(HEALTH_CHECK);
        }

        /** The first setting that the policy has no use for. */
        Optional<Property<?>> unused() {
            return Stream.<Property<?>>of(WEIGHT, SET_IDENTIFIER, HEALTH_CHECK)
                    .filter(property -> values.configured(property).isPresent())
                    .filter(property -> isSimple() || (property == WEIGHT && !policy().equals("weighted")))
                    .findFirst();
        }
    }

    /** What belongs to the domain itself, and not to the mapping of an API. */
    static final List<Property<?>> OF_DOMAIN = List.of(
            CERTIFICATE_ARN,
            CERTIFICATE_NAME,
            ENDPOINT_TYPE,
            SECURITY_POLICY,
            ACCESS_MODE,
            TRUSTSTORE_URI,
            TRUSTSTORE_VERSION,
            OWNERSHIP_CERTIFICATE,
            ROUTING_MODE,
            RECORD,
            IPV6_RECORD,
            ZONE_ID,
            ZONE_NAME,
            ROUTING);

    static final List<Property<?>> ALL = Stream.concat(
                    List.<Property<?>>of(NAME, ENABLED, EXISTING, API_TYPE, BASE_PATH, STAGE).stream(),
                    OF_DOMAIN.stream())
            .toList();

    private static final PropertyType<PropertyValues> DOMAIN =
            Types.shorthand(ObjectSchema.of(ALL).requiring(NAME), NAME);

    /** The provider's domains. */
    static final PropertyType<List<PropertyValues>> DOMAINS = Types.list(DOMAIN);

    private DomainSettings() {}
}
