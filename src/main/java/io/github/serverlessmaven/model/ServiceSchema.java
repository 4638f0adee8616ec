/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.model;

import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.diagnostic.ValidationMode;
import io.github.serverlessmaven.schema.Binding;
import io.github.serverlessmaven.schema.JsonSchema;
import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyType;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The configuration of a service: the properties that make up its structure, declared here, and those of the functions, given by
 * the features.
 */
public final class ServiceSchema {

    private static final PropertyType<String> SERVICE_NAME =
            Types.text("a letter followed by letters, digits and -, two characters at least", "[a-zA-Z][0-9a-zA-Z-]+");

    private static final Property<String> SERVICE_OBJECT_NAME =
            Property.of("name", SERVICE_NAME, "The service's name, in the form of Serverless 2.", "orders");

    /** The form of the ARN of a KMS key. */
    public static final PropertyType<Value> KMS_KEY = TemplateTypes.arn("the ARN of a KMS key", "kms");

    private static final Property<Value> SERVICE_KMS_KEY = Property.of(
            "awsKmsKeyArn",
            KMS_KEY,
            "The KMS key of functions for which neither they nor the provider name one, in the form of Serverless 2.",
            "arn:aws:kms:eu-central-1:123456789012:key/1234abcd");

    /** The service's name, and what Serverless 2 wrote beside it. */
    public static final Property<ServiceDeclaration> SERVICE = Property.of(
            "service",
            Types.either(
                    SERVICE_NAME.map(ServiceDeclaration::named),
                    ObjectSchema.of(List.of(SERVICE_OBJECT_NAME, SERVICE_KMS_KEY))
                            .map(values -> new ServiceDeclaration(
                                    values.get(SERVICE_OBJECT_NAME), values.get(SERVICE_KMS_KEY)))),
            "The name of the service, the first part of the stack's and every function's name.",
            "orders");

    /** Free values for variables. */
    public static final Property<ConfigNode> CUSTOM =
            Property.of("custom", Types.anything(), "Values of your own, for use in variables.", "{table: orders}");

    /** Values by stage for variables. */
    public static final Property<Map<String, ConfigNode>> PARAMS = Property.of(
            "params",
            Types.map("a stage or \"default\"", "[a-zA-Z0-9-]+", Types.anything()),
            "Values of ${param:...} by stage, with those below \"default\" for every stage.",
            "{default: {domain: example.com}}");

    /** CloudFormation of the user's own. */
    public static final Property<Value.Mapping> RESOURCES = Property.of(
            "resources",
            new ResourcesType(),
            "CloudFormation of your own, merged over the generated template; below \"extensions\" generated resources are changed.",
            "{Resources: {Jobs: {Type: 'AWS::SQS::Queue'}}}");

    /** The name a function is deployed under. */
    public static final Property<String> FUNCTION_NAME = Property.of(
            "name",
            Types.text("1 to 64 letters, digits, - and _", "[a-zA-Z0-9_-]{1,64}"),
            "The name the function is deployed under; <service>-<stage>-<key> unless given.",
            "orders-api");

    /** What a function runs on; decides how it is packaged. */
    public static final Property<String> RUNTIME = Property.of(
                    "runtime",
                    Types.text("a Lambda runtime such as java21", "[a-z][a-z0-9.]+"),
                    "What the code runs on.",
                    "java21")
            .inherited();

    /** What Lambda calls. */
    public static final Property<String> HANDLER = Property.of(
            "handler",
            Types.text("text of 1 to 128 characters without spaces", "\\S{1,128}"),
            "What Lambda calls; for Java a class, or a class and a method joined by ::.",
            "com.example.Hello::handleRequest");

    /** The processor the code runs on where nothing else is configured; CloudFormation's default. */
    public static final String DEFAULT_ARCHITECTURE = "x86_64";

    /** The processor the code runs on. */
    public static final Property<String> ARCHITECTURE = Property.of(
                    "architecture",
                    Types.choice(List.of(DEFAULT_ARCHITECTURE, "arm64")),
                    "The processor the code runs on; x86_64 unless set.",
                    "arm64")
            .inherited();

    /** Whether a file {@code .env} adds to the environment that variables read. */
    public static final Property<Boolean> USE_DOTENV = Property.of(
            "useDotenv",
            Types.bool(),
            "Whether .env.<stage>, else .env, adds to the environment that ${env:...} reads.",
            "true");

    /** How strictly the configuration is validated. */
    public static final Property<ValidationMode> VALIDATION_MODE = Property.of(
                    "configValidationMode",
                    Types.choice(ValidationMode.values(), mode -> mode.name().toLowerCase(Locale.ROOT))
                            .strict(),
                    "Whether values that break a rule fail the build, are warned of or are used silently, as far as a"
                            + " template can be made of them.",
                    "warn")
            .orElse(ValidationMode.ERROR);

    /** The provider's name; there is only one. */
    public static final Property<String> PROVIDER_NAME =
            Property.of("name", Types.choice(List.of("aws")).strict(), "The cloud provider.", "aws");

    /** The stage of a service that names none. */
    public static final String DEFAULT_STAGE = "dev";

    /** The stage. */
    public static final Property<String> STAGE = Property.of(
                    "stage",
                    Types.text("letters, digits and -", "[a-zA-Z0-9-]+"),
                    "The stage, part of every name; -Dserverless.stage takes precedence over it.",
                    "prod")
            .orElse(DEFAULT_STAGE);

    /** The region. */
    public static final Property<String> REGION = Property.of(
            "region",
            Types.text("an AWS region such as eu-central-1", "[a-z]{2}(-[a-z]+)+-[0-9]+"),
            "The AWS region; -Dserverless.region takes precedence over it, and AWS_REGION or the profile's region apply without it.",
            "eu-central-1");

    /** The credentials profile. */
    public static final Property<String> PROFILE = Property.of(
            "profile",
            Types.text(),
            "The profile of the AWS configuration file whose credentials are used; -Dserverless.profile takes precedence over it.",
            "production");

    private static final List<Property<?>> PROVIDER_STRUCTURE =
            List.of(PROVIDER_NAME, STAGE, REGION, PROFILE, ImageSchema.ECR);

    private final ObjectSchema function;
    private final Property<PropertyValues> provider;
    private final Property<Map<String, PropertyValues>> functions;
    private final ObjectSchema root;

    /**
     * Completes the structure.
     *
     * @param functionProperties what the features read from a function
     * @param providerProperties what events read from the provider's section
     */
    public ServiceSchema(List<Property<?>> functionProperties, List<Property<?>> providerProperties) {
        function = section(List.of(FUNCTION_NAME, IamSchema.FUNCTION_IAM), functionProperties)
                .withForeignKeys(NpmPlugins.keysIn("function."));
        ObjectSchema providerSchema = ObjectSchema.of(providerProperties(functionProperties, providerProperties));
        provider = Property.of(
                "provider",
                Types.either(PROVIDER_NAME.type().map(name -> PropertyValues.none("provider")), providerSchema),
                "Settings of the stack, and values for all functions.",
                "{name: aws, runtime: java21}");
        functions = Property.of(
                FunctionsType.FUNCTIONS,
                new FunctionsType(function),
                "The functions by their keys.",
                "{hello: {handler: com.example.Hello}}");
        root = section(
                        List.of(
                                SERVICE,
                                provider,
                                functions,
                                LayerSchema.LAYERS,
                                RESOURCES,
                                PackageSchema.PACKAGE,
                                CUSTOM,
                                PARAMS,
                                USE_DOTENV,
                                VALIDATION_MODE),
                        FrameworkSettings.TOP_LEVEL)
                .withForeignKeys(NpmPlugins.keysIn(""));
    }

    private static ObjectSchema section(List<Property<?>> properties, List<Property<?>> more) {
        List<Property<?>> all = new ArrayList<>(properties);
        all.addAll(more);
        return ObjectSchema.of(all);
    }

    private static List<Property<?>> providerProperties(
            List<Property<?>> functionProperties, List<Property<?>> eventProperties) {
        Set<Property<?>> properties = new LinkedHashSet<>(PROVIDER_STRUCTURE);
        properties.addAll(StackSchema.PROVIDER);
        properties.addAll(IamSchema.PROVIDER);
        properties.addAll(CapacityProviderSchema.PROVIDER);
        for (Property<?> property : functionProperties) {
            if (property.inheritance().isPresent()) {
                properties.add(property.inheritance().get().providerProperty());
            }
        }
        properties.addAll(eventProperties);
        properties.addAll(EventSettings.PROVIDER);
        properties.addAll(FrameworkSettings.PROVIDER);
        return List.copyOf(properties);
    }

    /**
     * How strictly a configuration is to be validated, known before it is.
     *
     * @param configuration the configuration, variables resolved
     */
    public static ValidationMode validationMode(ConfigNode.Mapping configuration) {
        return configuration
                .get(VALIDATION_MODE.name())
                .flatMap(mode -> VALIDATION_MODE.type().bind(mode, new Binding("", new Diagnostics())))
                .orElse(ValidationMode.ERROR);
    }

    /** The whole configuration. */
    public ObjectSchema root() {
        return root;
    }

    /** The whole configuration for editors. What a POM beside the file may hold is not required in the file. */
    public ConfigNode jsonSchema() {
        Map<String, JsonSchema> definitions = Map.of(
                FunctionsType.FUNCTION, function.jsonSchema(), TemplateTypes.INTRINSIC, TemplateTypes.intrinsic());
        return root.jsonSchema()
                .document("A service of AWS Lambda functions", definitions)
                .keywords();
    }

    /** One function. */
    public ObjectSchema function() {
        return function;
    }

    /** The provider's section. */
    public Property<PropertyValues> provider() {
        return provider;
    }

    /** The functions' section. */
    public Property<Map<String, PropertyValues>> functions() {
        return functions;
    }
}
