/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.kafka;

import io.github.serverlessmaven.event.mapping.Secret;
import io.github.serverlessmaven.model.TemplateTypes;
import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.PolicyStatement;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A registry by whose schemas Lambda reads records before the function gets them: {@code SchemaRegistryConfig}. */
final class SchemaRegistry {

    private static final Property<Value> URI = Property.of(
            "schemaRegistryUri",
            TemplateTypes.textOrIntrinsic(
                    Types.text("an https URL, or the ARN of a Glue registry", "https://\\S+|arn:aws[a-z-]*:glue:\\S+")),
            "The URL of a Confluent registry, or the ARN of a registry of AWS Glue.",
            "https://registry.example.com");

    private static final Property<String> FORMAT = Property.of(
                    "eventRecordFormat",
                    Types.choice(List.of("JSON", "SOURCE")),
                    "How the function gets the records: as JSON, or in the format of the topic.",
                    "SOURCE")
            .orElse("JSON");

    private static final Property<List<String>> VALIDATED = Property.of(
            "validate",
            Types.list(Types.choice(List.of("KEY", "VALUE")), 2),
            "Which parts of a record are validated and read.",
            "[VALUE]");

    private static final Map<String, Property<Value>> ACCESS = access();

    static final Property<PropertyValues> REGISTRY = Property.of(
            "schemaRegistryConfig",
            ObjectSchema.of(properties()).requiring(URI),
            "The registry of the topic's schemas; only with a provisionedPollerConfig.",
            "{schemaRegistryUri: 'https://registry.example.com', validate: [VALUE]}");

    private SchemaRegistry() {}

    private static Map<String, Property<Value>> access() {
        Map<String, Property<Value>> access = new LinkedHashMap<>();
        access.put("BASIC_AUTH", secret("basicAuth", "The secret with user name and password of the registry."));
        access.put(
                "CLIENT_CERTIFICATE_TLS_AUTH",
                secret("clientCertificateTlsAuth", "The secret with the client's certificate."));
        access.put(
                "SERVER_ROOT_CA_CERTIFICATE",
                secret("serverRootCaCertificate", "The secret with the certificate authority."));
        return access;
    }

    private static Property<Value> secret(String name, String doc) {
        return Property.of(
                name, Secret.ARN, doc, "arn:aws:secretsmanager:us-east-1:123456789012:secret:registry-AbCdEf");
    }

    private static List<Property<?>> properties() {
        List<Property<?>> properties = new ArrayList<>(List.of(URI, FORMAT, VALIDATED));
        properties.addAll(ACCESS.values());
        return properties;
    }

    static Value toValue(PropertyValues registry) {
        List<Value> access = new ArrayList<>();
        ACCESS.forEach((type, secret) -> registry.get(secret).ifPresent(arn -> access.add(Secret.access(type, arn))));
        List<Value> validated = registry.get(VALIDATED).orElse(List.of("VALUE")).stream()
                .<Value>map(part -> Value.mapping("Attribute", Value.of(part)))
                .toList();
        Value.MappingBuilder config = Value.mapping()
                .put("SchemaRegistryURI", registry.get(URI))
                .put("EventRecordFormat", registry.get(FORMAT).map(Value::of))
                .put("SchemaValidationConfigs", new Value.Sequence(validated));
        if (!access.isEmpty()) {
            config.put("AccessConfigs", new Value.Sequence(access));
        }
        return config.build();
    }

    /** What the role needs: the secrets, and to read the schemas of a registry of AWS Glue. */
    static List<PolicyStatement> statements(PropertyValues registry) {
        List<PolicyStatement> statements = new ArrayList<>();
        ACCESS.values()
                .forEach(secret -> registry.get(secret).map(Secret::statement).ifPresent(statements::add));
        Value uri = registry.get(URI).orElseThrow();
        if (uri instanceof Value.Text text && text.text().startsWith("arn:")) {
            statements.add(PolicyStatement.allow(
                            List.of("glue:GetRegistry", "glue:GetSchemaVersion"),
                            uri,
                            Value.of(text.text().replace(":registry/", ":schema/") + "/*"))
                    .grouped());
        } else if (uri instanceof Value.Mapping) {
            statements.add(
                    PolicyStatement.allow(List.of("glue:GetRegistry"), uri).grouped());
            statements.add(PolicyStatement.allow(List.of("glue:GetSchemaVersion"), Value.of("*"))
                    .grouped());
        }
        return statements;
    }
}
