/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.kafka;

import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.event.mapping.Secret;
import io.github.serverlessmaven.model.TemplateTypes;
import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.Intrinsic;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A way in which a cluster of one's own is reached or opened: an entry of {@code SourceAccessConfigurations}.
 *
 * @param type as AWS Lambda calls it
 * @param prefix what stands before each value
 * @param property the values
 */
record ClusterAccess(String type, String prefix, Property<List<Value>> property) {

    private static final String SECRET = "arn:aws:secretsmanager:us-east-1:123456789012:secret:kafka-AbCdEf";

    private static final ClusterAccess SUBNET = new ClusterAccess(
            "VPC_SUBNET", "subnet:", ids("vpcSubnet", "the id of a subnet", "subnet-", "The subnets of the cluster."));

    private static final ClusterAccess SECURITY_GROUP = new ClusterAccess(
            "VPC_SECURITY_GROUP",
            "security_group:",
            ids("vpcSecurityGroup", "the id of a security group", "sg-", "The security groups of the cluster."));

    private static final List<ClusterAccess> ALL = List.of(
            SUBNET,
            SECURITY_GROUP,
            secrets("BASIC_AUTH", "saslPlainAuth", "Secrets with user name and password for SASL/PLAIN."),
            secrets(
                    "SASL_SCRAM_256_AUTH",
                    "saslScram256Auth",
                    "Secrets with user name and password for SASL/SCRAM-SHA-256."),
            secrets(
                    "SASL_SCRAM_512_AUTH",
                    "saslScram512Auth",
                    "Secrets with user name and password for SASL/SCRAM-SHA-512."),
            secrets(
                    "CLIENT_CERTIFICATE_TLS_AUTH",
                    "clientCertificateTlsAuth",
                    "Secrets with the client's certificate for mutual TLS."),
            secrets(
                    "SERVER_ROOT_CA_CERTIFICATE",
                    "serverRootCaCertificate",
                    "Secrets with the certificate authority of the cluster."));

    static final DiagnosticCode INCOMPLETE_NETWORK = new DiagnosticCode(
            "INCOMPLETE_NETWORK", "A cluster in a VPC needs both the subnets and the security groups.");

    /** The section that holds them. */
    static final Property<PropertyValues> ACCESS = Property.of(
            "accessConfigurations",
            ObjectSchema.of(ALL.stream().<Property<?>>map(kind -> kind.property).toList()),
            "How the cluster is reached and opened.",
            "{saslScram512Auth: 'arn:aws:secretsmanager:us-east-1:123456789012:secret:kafka-AbCdEf'}");

    private static Property<List<Value>> ids(String key, String description, String prefix, String doc) {
        return Property.of(
                key,
                Types.list(TemplateTypes.textOrIntrinsic(Types.text(description, prefix + "[a-z0-9]+"))),
                doc,
                prefix + "0123456789abcdef0");
    }

    private static ClusterAccess secrets(String type, String key, String doc) {
        return new ClusterAccess(type, "", Property.of(key, Types.list(Secret.ARN), doc, SECRET));
    }

    /** Reports one of subnets and security groups without the other, and a cluster that nothing opens. */
    static void check(PropertyValues access, Diagnostics diagnostics) {
        checkPair(SUBNET, SECURITY_GROUP, access, diagnostics);
        checkPair(SECURITY_GROUP, SUBNET, access, diagnostics);
    }

    private static void checkPair(
            ClusterAccess present, ClusterAccess missing, PropertyValues access, Diagnostics diagnostics) {
        if (access.get(present.property).isPresent()
                && access.get(missing.property).isEmpty()
                && !diagnostics.alreadyReported(access.path() + "." + missing.property)) {
            access.error(
                    present.property,
                    diagnostics,
                    INCOMPLETE_NETWORK,
                    "needs a " + missing.property,
                    "Add \"" + missing.property + "\" next to it.");
        }
    }

    /** All entries, in the order in which they are written. */
    static List<Value> entries(PropertyValues source, PropertyValues access) {
        List<String> keys = source.node(ACCESS)
                .filter(ConfigNode.Mapping.class::isInstance)
                .map(node -> ((ConfigNode.Mapping) node)
                        .entries().stream().map(ConfigNode.Entry::key).toList())
                .orElse(List.of());
        List<Value> entries = new ArrayList<>();
        keys.stream()
                .flatMap(key -> ALL.stream().filter(kind -> kind.property.name().equals(key)))
                .forEach(kind -> access.get(kind.property)
                        .orElse(List.of())
                        .forEach(value -> entries.add(Secret.access(kind.type, kind.uri(value)))));
        return entries;
    }

    private Value uri(Value value) {
        if (prefix.isEmpty()) {
            return value;
        }
        return value instanceof Value.Text text
                ? Value.of(prefix + text.text())
                : Intrinsic.join("", Value.of(prefix), value);
    }

    /** The secrets that the role must be permitted to read. */
    static Stream<Value> secrets(PropertyValues access) {
        return ALL.stream()
                .filter(kind -> kind.prefix.isEmpty())
                .flatMap(kind -> access.get(kind.property).orElse(List.of()).stream());
    }

    /** Whether the cluster is inside a VPC. */
    static boolean isInVpc(PropertyValues access) {
        return Stream.of(SUBNET, SECURITY_GROUP)
                .map(kind -> access.get(kind.property))
                .anyMatch(Optional::isPresent);
    }
}
