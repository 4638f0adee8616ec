/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.reference;

import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.config.ConfigNode.Mapping;
import io.github.serverlessmaven.config.ConfigOverlay;
import io.github.serverlessmaven.config.XmlShape;
import io.github.serverlessmaven.schema.Effect;
import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The page of a property: what it is, how it stands in YAML and in the POM, what its example changes in the template, and the same of each
 * key below it.
 *
 * @param section the folder of the page, and what the section is called
 * @param path the keys that lead to the section in an example
 * @param property the property
 */
record PropertyPage(String section, List<String> path, Property<?> property) implements ReferencePage {

    private static final String GENERATED =
            "<!-- Generated from the schema by ReferenceTest; run \"mvn test -Dserverless.update\" to renew it. -->\n\n";

    private static final String NETWORK =
            "vpc: {securityGroupIds: [sg-0123456789abcdef0], subnetIds: [subnet-0123456789abcdef0]}";

    /** What else a function needs for the example of one of its properties. */
    private static final Map<String, String> OF_FUNCTIONS =
            Map.of("fileSystemConfig", NETWORK, "capacityProvider", "{runtime: java21, memorySize: 2048}");

    /** What else a service needs for the example of a property, by section and name. */
    private static final Map<String, String> OF_SERVICES = Map.of(
            "provider.s3",
            "functions: {hello: {events: [{s3: photos}]}}",
            "provider.kinesis",
            "functions: {hello: {events: [{stream: {arn: 'arn:aws:kinesis:eu-central-1:123456789012:stream/clicks', consumer: true}}]}}",
            "provider.eventIds",
            "functions: {hello: {events: [{schedule: {rate: rate(1 hour), name: orders-sweep}}]}}",
            "provider.domains",
            "functions: {hello: {events: [{httpApi: GET /orders}]}}",
            "provider.stackParameters",
            "resources: {Parameters: {Domain: {Type: String, Default: localhost}}}",
            "functions.destinations",
            "functions: {audit: {handler: com.example.Audit}}",
            "functions.condition",
            "resources: {Conditions: {IsProduction: !Equals [!Ref 'AWS::Region', eu-central-1]}}");

    private static final String STATEMENT = "{Effect: Allow, Action: 's3:GetObject', Resource: '*'}";

    /** What a section needs besides one of its keys, by the property it stands below. */
    private static final Map<String, String> NEEDED = Map.ofEntries(
            Map.entry("artifact", "{bucket: example-code, key: app.zip, version: 3HL4kqtJvjVBH40Nrjfkd}"),
            Map.entry(
                    "domains",
                    "{name: api.example.com, certificateArn: 'arn:aws:acm:eu-central-1:123456789012:certificate/12345678',"
                            + " hostedZoneId: Z0123456789ABCDEFGHIJ}"),
            Map.entry("iamRoleStatements", STATEMENT),
            Map.entry("image", "{uri: '123456789012.dkr.ecr.eu-central-1.amazonaws.com/app:1.0'}"),
            Map.entry("images", "{path: ./image}"),
            Map.entry("onFailure", "{arn: 'arn:aws:sqs:eu-central-1:123456789012:failed', type: sqs}"),
            Map.entry("onSuccess", "{arn: 'arn:aws:sqs:eu-central-1:123456789012:done', type: sqs}"),
            Map.entry("RollbackTriggers", "{Arn: 'arn:aws:cloudwatch:eu-central-1:123456789012:alarm:errors'}"),
            Map.entry("route53Params", "{routingPolicy: weighted}"),
            Map.entry("runtimeManagement", "{mode: manual, arn: 'arn:aws:lambda:eu-central-1::runtime:0123'}"),
            Map.entry("service", "{name: orders}"),
            Map.entry("stackParameters", "{ParameterKey: Domain}"),
            Map.entry("stackPolicy", "{Effect: Allow, Principal: '*', Action: 'Update:*', Resource: '*'}"),
            Map.entry("statements", STATEMENT));

    /** Keys that stand in place of another one. */
    private static final Map<String, String> INSTEAD_OF = Map.of(
            "certificateName",
            "certificateArn",
            "hostedZoneName",
            "hostedZoneId",
            "NotAction",
            "Action",
            "NotPrincipal",
            "Principal",
            "NotResource",
            "Resource",
            "uri",
            "path",
            "name",
            "uri");

    @Override
    public String file() {
        return section + "/" + property.name() + ".md";
    }

    @Override
    public String text() {
        Mapping example = example(property, path);
        ExampleService context = ExampleService.of(context());
        ExampleService without = isImage() ? context.without(path, "handler") : context;
        ExampleService with = without.with(example);
        StringBuilder page = new StringBuilder(GENERATED + "# " + title() + "\n\n");
        describe(page, property);
        show(page, context, with);
        List<String> below = new ArrayList<>(path);
        below.add(property.name());
        if (property.type().section().isPresent()) {
            keys(page, property, below, without, with, "");
        }
        return page.toString();
    }

    private String title() {
        return switch (section) {
            case "service" -> property.name();
            case "functions", "layers" -> section + ".&lt;key>." + property.name();
            default -> section + "." + property.name();
        };
    }

    private boolean isImage() {
        return section.equals("functions") && property.name().equals("image");
    }

    /** What stands around the example, and is shown. */
    private Mapping context() {
        String own = section.equals("functions") ? OF_FUNCTIONS.getOrDefault(property.name(), "{}") : "{}";
        ExampleService service =
                ExampleService.of(ExampleService.read(OF_SERVICES.getOrDefault(section + "." + property.name(), "{}")));
        String needed = section.equals("layers") && !property.name().equals("path")
                ? "layers: {tools: {path: layers/tools}}"
                : section.equals("layers") ? "layers: {tools: {path: tools}}" : "{}";
        boolean versions = property.name().toLowerCase(Locale.ROOT).contains("version");
        Mapping function =
                ExampleService.at(List.of("functions", "hello"), ExampleService.read("handler: com.example.App"));
        return service.with(function)
                .with(ExampleService.at(List.of("functions", "hello"), ExampleService.read(own)))
                .with(ExampleService.read(needed))
                .with(ExampleService.read(versions ? "provider: {versionFunctions: true}" : "{}"))
                .shown();
    }

    private static Mapping example(Property<?> property, List<String> path) {
        ConfigNode value = ExampleService.read(property.name() + ": " + property.example())
                .get(property.name())
                .orElseThrow();
        List<String> whole = new ArrayList<>(path);
        whole.add(property.name());
        return ExampleService.at(whole, value);
    }

    private static void describe(StringBuilder page, Property<?> property) {
        page.append(escaped(property.doc())).append("\n\n");
        page.append("- Values: " + escaped(property.type().describe()) + ".\n");
        property.aliases().forEach(alias -> page.append("- Also written `" + alias + "`.\n"));
        preset(property).ifPresent(value -> page.append("- Default: `" + value + "`.\n"));
        property.inheritance()
                .ifPresent(from -> page.append(
                        "- Inherited from [`provider." + from.providerProperty().name() + "`](../provider/"
                                + from.providerProperty().name() + ".md).\n"));
        page.append('\n');
    }

    static void show(StringBuilder page, ExampleService without, ExampleService with) {
        page.append("In `serverless.yml`:\n\n" + with.yaml() + "\nIn `pom.xml`:\n\n" + with.pom() + "\n");
        without.template()
                .flatMap(before -> with.template().map(after -> new TemplateChange(before, after)))
                .ifPresentOrElse(
                        change -> page.append(change.describe()),
                        () -> page.append("It needs other keys besides to be complete.\n"));
    }

    /**
     * The keys below a property, each with its example beside what else the section needs.
     *
     * @param parent the property
     * @param without the service without the property of this page
     * @param whole the service with it
     */
    private void keys(
            StringBuilder page,
            Property<?> parent,
            List<String> path,
            ExampleService without,
            ExampleService whole,
            String prefix) {
        ObjectSchema schema = parent.type().section().orElseThrow();
        for (Property<?> key : schema.properties()) {
            if (!(key.effect() instanceof Effect.Full)) {
                continue;
            }
            page.append("\n## " + prefix + key.name() + "\n\n");
            describe(page, key);
            List<String> inside = new ArrayList<>(path);
            whole.nameBelow(path, schema).ifPresent(inside::add);
            ExampleService with = NEEDED.containsKey(parent.name())
                    ? without.with(ExampleService.at(inside, section(parent, key, true)))
                    : whole.with(example(key, inside)).or(without.with(example(key, inside)));
            ExampleService before = NEEDED.containsKey(parent.name())
                    ? without.with(ExampleService.at(inside, section(parent, key, false)))
                    : whole.without(inside, key.name());
            show(page, before.or(without).or(ExampleService.of(context())), with);
            inside.add(key.name());
            if (key.type().section().isPresent()) {
                keys(page, key, inside, without, with, prefix + key.name() + ".");
            }
        }
    }

    /** A section with what it needs besides a key, and with the key or without. */
    private static ConfigNode section(Property<?> parent, Property<?> key, boolean withKey) {
        Mapping others = ExampleService.read(NEEDED.get(parent.name()))
                .without(key.name())
                .without(INSTEAD_OF.getOrDefault(key.name(), key.name()));
        Mapping all = withKey ? (Mapping) ConfigOverlay.overlay(others, example(key, List.of())) : others;
        return parent.type().outline().kind() == XmlShape.Kind.LIST
                ? new ConfigNode.Sequence(List.of(all), Optional.empty())
                : all;
    }

    static String escaped(String text) {
        return text.replace("<", "&lt;");
    }

    /** A property's default as it would be configured, if it is a single word. */
    static Optional<String> preset(Property<?> property) {
        return property.defaultValue()
                .filter(value -> !(value instanceof Record))
                .map(value -> value instanceof Enum<?> word ? word.name().toLowerCase(Locale.ROOT) : value.toString());
    }
}
